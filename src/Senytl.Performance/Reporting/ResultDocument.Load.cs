namespace Senytl.Performance;

/// <summary>The load generator in a result file; times in seconds.</summary>
public sealed record GeneratorDocument(double CpuShare, DurationDocument? ScheduleLag, double GcPause, long ThreadPoolQueuePeak, double? MeanInFlight, MachineDocument? Machine)
{
    internal static GeneratorDocument From(GeneratorHealth generator) => new(
        generator.CpuShare,
        DurationDocument.FromOrAbsent(generator.ScheduleLag),
        generator.GcPause.TotalSeconds,
        generator.ThreadPoolQueuePeak,
        generator.MeanInFlight,
        generator.Machine is { } machine ? MachineDocument.From(machine) : null);
}

/// <summary>The machine's processors in a result file; shares from 0 to 1, time in seconds.</summary>
public sealed record MachineDocument(double BusyShare, double StolenShare, double Throttled)
{
    internal static MachineDocument From(MachineLoad machine) => new(machine.BusyShare, machine.StolenShare, machine.Throttled.TotalSeconds);
}

/// <summary>One model in a result file.</summary>
public sealed record ModelDocument(long Calls, long Failed, DurationDocument Latency, TokenDocument? Tokens, decimal? CostUsd)
{
    internal static ModelDocument From(ModelSummary model) => new(
        model.Calls,
        model.Failed,
        DurationDocument.From(model.Latency),
        model.Usage is { } usage ? TokenDocument.From(usage, perRequest: null) : null,
        model.CostUsd);
}

/// <summary>One window of time in a result file, in seconds.</summary>
public sealed record WindowDocument(double StartsAfter, double Width, long Requests, long Failed, double Avg, double Max)
{
    internal static WindowDocument From(RequestWindow window) => new(
        window.StartsAfter.TotalSeconds,
        window.Width.TotalSeconds,
        window.Requests,
        window.Failed,
        window.AverageResponseTime.TotalSeconds,
        window.LongestResponseTime.TotalSeconds);
}

using static Senytl.Performance.Objectives;

namespace Senytl.Performance;

public sealed partial class SlaAttribute
{
    /// <summary>Limit of the average time to first token in seconds; above 0.</summary>
    public double AverageTimeToFirstTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the median time to first token in seconds; above 0.</summary>
    public double P50TimeToFirstTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 90th percentile of the time to first token in seconds; above 0.</summary>
    public double P90TimeToFirstTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 95th percentile of the time to first token in seconds; above 0.</summary>
    public double P95TimeToFirstTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 99th percentile of the time to first token in seconds; above 0.</summary>
    public double P99TimeToFirstTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 99.9th percentile of the time to first token in seconds; above 0.</summary>
    public double P999TimeToFirstTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the longest time to first token in seconds; above 0.</summary>
    public double MaxTimeToFirstTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the average service time, start to end in seconds; above 0.</summary>
    public double AverageServiceTimeSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 95th percentile of the service time, start to end in seconds; above 0.</summary>
    public double P95ServiceTimeSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 99th percentile of the service time, start to end in seconds; above 0.</summary>
    public double P99ServiceTimeSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the longest service time, start to end in seconds; above 0.</summary>
    public double MaxServiceTimeSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the average gap between streamed chunks in seconds; above 0.</summary>
    public double AverageInterTokenLatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 95th percentile of the gap between streamed chunks in seconds; above 0.</summary>
    public double P95InterTokenLatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 99th percentile of the gap between streamed chunks in seconds; above 0.</summary>
    public double P99InterTokenLatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the average time per output token of a streamed call in seconds; above 0.</summary>
    public double AverageTimePerOutputTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 95th percentile of the time per output token of a streamed call in seconds; above 0.</summary>
    public double P95TimePerOutputTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 99th percentile of the time per output token of a streamed call in seconds; above 0.</summary>
    public double P99TimePerOutputTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the average duration of a model call in seconds; above 0.</summary>
    public double AverageModelCallLatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 95th percentile of the duration of a model call in seconds; above 0.</summary>
    public double P95ModelCallLatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 99th percentile of the duration of a model call in seconds; above 0.</summary>
    public double P99ModelCallLatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the longest duration of a model call in seconds; above 0.</summary>
    public double MaxModelCallLatencySeconds { get; set; } = double.NaN;

    /// <summary>Floor under the output tokens per second that a user sees while a response streams, on average; above 0.</summary>
    public double MinTokensPerSecondPerUser { get; set; } = double.NaN;

    private void AddClocks(Stated objectives)
    {
        objectives.Add(AverageTimeToFirstTokenSeconds, s => Duration(DurationMetric.TimeToFirstToken, Percentile.Average, s));
        objectives.Add(P50TimeToFirstTokenSeconds, s => Duration(DurationMetric.TimeToFirstToken, Percentile.P50, s));
        objectives.Add(P90TimeToFirstTokenSeconds, s => Duration(DurationMetric.TimeToFirstToken, Percentile.P90, s));
        objectives.Add(P95TimeToFirstTokenSeconds, s => Duration(DurationMetric.TimeToFirstToken, Percentile.P95, s));
        objectives.Add(P99TimeToFirstTokenSeconds, s => Duration(DurationMetric.TimeToFirstToken, Percentile.P99, s));
        objectives.Add(P999TimeToFirstTokenSeconds, s => Duration(DurationMetric.TimeToFirstToken, Percentile.P999, s));
        objectives.Add(MaxTimeToFirstTokenSeconds, s => Duration(DurationMetric.TimeToFirstToken, Percentile.Max, s));
        objectives.Add(AverageServiceTimeSeconds, s => Duration(DurationMetric.ServiceTime, Percentile.Average, s));
        objectives.Add(P95ServiceTimeSeconds, s => Duration(DurationMetric.ServiceTime, Percentile.P95, s));
        objectives.Add(P99ServiceTimeSeconds, s => Duration(DurationMetric.ServiceTime, Percentile.P99, s));
        objectives.Add(MaxServiceTimeSeconds, s => Duration(DurationMetric.ServiceTime, Percentile.Max, s));
        objectives.Add(AverageInterTokenLatencySeconds, s => Duration(DurationMetric.InterTokenLatency, Percentile.Average, s));
        objectives.Add(P95InterTokenLatencySeconds, s => Duration(DurationMetric.InterTokenLatency, Percentile.P95, s));
        objectives.Add(P99InterTokenLatencySeconds, s => Duration(DurationMetric.InterTokenLatency, Percentile.P99, s));
        objectives.Add(AverageTimePerOutputTokenSeconds, s => Duration(DurationMetric.TimePerOutputToken, Percentile.Average, s));
        objectives.Add(P95TimePerOutputTokenSeconds, s => Duration(DurationMetric.TimePerOutputToken, Percentile.P95, s));
        objectives.Add(P99TimePerOutputTokenSeconds, s => Duration(DurationMetric.TimePerOutputToken, Percentile.P99, s));
        objectives.Add(AverageModelCallLatencySeconds, s => Duration(DurationMetric.ModelCallLatency, Percentile.Average, s));
        objectives.Add(P95ModelCallLatencySeconds, s => Duration(DurationMetric.ModelCallLatency, Percentile.P95, s));
        objectives.Add(P99ModelCallLatencySeconds, s => Duration(DurationMetric.ModelCallLatency, Percentile.P99, s));
        objectives.Add(MaxModelCallLatencySeconds, s => Duration(DurationMetric.ModelCallLatency, Percentile.Max, s));
        objectives.Add(MinTokensPerSecondPerUser, perSecond => TokensPerSecondPerUser(perSecond));
    }
}

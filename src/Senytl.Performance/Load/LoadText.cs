using System.Globalization;

namespace Senytl.Performance.Load;

/// <summary>A load in words: all that reproduces it.</summary>
internal static class LoadText
{
    public static string Of(LoadTestOptions options) => options.Profile is { } profile
        ? $"load test, {profile}, at most {options.MaxInFlight.ToString(CultureInfo.InvariantCulture)} in flight{Warmup(options)}"
        : Closed(options);

    private static string Closed(LoadTestOptions options)
    {
        var bound = options.Duration is { } duration
            ? Seconds(duration)
            : string.Create(CultureInfo.InvariantCulture, $"{options.IterationsPerUser} iterations each");
        var rampUp = options.RampUp > TimeSpan.Zero ? $", ramp-up {Seconds(options.RampUp)} included" : "";
        var think = options.ThinkTime > TimeSpan.Zero ? $", think time {Seconds(options.ThinkTime)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"load test, {options.ConcurrentUsers} users, {bound}{rampUp}{think}{Warmup(options)}");
    }

    private static string Warmup(LoadTestOptions options)
    {
        var iterations = options.WarmupIterationsPerUser > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {options.WarmupIterationsPerUser} {(options.WarmupIterationsPerUser == 1 ? "iteration" : "iterations")} of warm-up each")
            : "";
        return options.Warmup > TimeSpan.Zero ? $"{iterations}, warm-up {Seconds(options.Warmup)}" : iterations;
    }

    private static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");
}

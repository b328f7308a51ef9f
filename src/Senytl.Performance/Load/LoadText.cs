using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Load;

/// <summary>A load in words: all that reproduces it.</summary>
internal static class LoadText
{
    public static string Of(LoadTestOptions options) => options.Profile is { } profile
        ? $"load test, {profile}, at most {CountText.Of(options.MaxInFlight)} in flight{Warmup(options)}{Seed(options)}"
        : Closed(options);

    private static string Closed(LoadTestOptions options)
    {
        var bound = options.Duration is { } duration
            ? Seconds(duration)
            : $"{CountText.Of(options.IterationsPerUser!.Value, "iteration")} each";
        var rampUp = options.RampUp > TimeSpan.Zero ? $", ramp-up {Seconds(options.RampUp)} included" : "";
        var think = options.ThinkTime > TimeSpan.Zero ? $", think time {Seconds(options.ThinkTime)}{Spread(options)}" : "";
        return $"load test, {CountText.Of(options.ConcurrentUsers, "user")}, {bound}{rampUp}{think}{Warmup(options)}{Seed(options)}";
    }

    private static string Spread(LoadTestOptions options) => options.ThinkTimeSpread > 0
        ? string.Create(CultureInfo.InvariantCulture, $" ± {options.ThinkTimeSpread * 100:0.#} %")
        : "";

    private static string Seed(LoadTestOptions options) => options.ThinkTimeSpread > 0 ? RunOptions.Text($", seed {options.Seed}") : options.SeedText;

    private static string Warmup(LoadTestOptions options)
    {
        var iterations = options.WarmupIterationsPerUser > 0
            ? $", {CountText.Of(options.WarmupIterationsPerUser, "iteration")} of warm-up each"
            : "";
        return options.Warmup > TimeSpan.Zero ? $"{iterations}, warm-up {Seconds(options.Warmup)}" : iterations;
    }

    private static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");
}

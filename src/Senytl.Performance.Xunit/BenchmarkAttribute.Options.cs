using Senytl.Performance.Adapters;

namespace Senytl.Performance;

public sealed partial class BenchmarkAttribute : IPerformanceAttribute
{
    /// <summary>Measured iterations; default 20, at least 1.</summary>
    public int Iterations { get; set; } = 20;

    /// <summary>Iterations before the measured ones, excluded and reported; default 1, at least 0.</summary>
    public int Warmup { get; set; } = 1;

    /// <summary>
    /// How long iterations are started before the measured ones, in seconds; excluded and reported; default 0. Above 0 it
    /// replaces <see cref="Warmup"/>, and at least one iteration is made.
    /// </summary>
    public double WarmupSeconds { get; set; }

    /// <summary>Whether an iteration of a body that takes less than 100 µs becomes a batch of calls; default true.</summary>
    /// <remarks>Its conditions stand at <see cref="BenchmarkOptions.AutoBatch"/>.</remarks>
    public bool AutoBatch { get; set; } = true;

    /// <summary>Limit of one iteration in seconds; default 30, 0.001 to 2,592,000.</summary>
    public double RequestTimeoutSeconds { get; set; } = 30;

    /// <summary>Seed of all that is random in the run; default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <inheritdoc/>
    public bool RequireProof { get; set; }

    /// <inheritdoc/>
    public bool AllowParallel { get; set; }

    IEnumerable<string> IPerformanceAttribute.Errors() =>
    [
        .. AttributeChecks.Count(nameof(Iterations), Iterations, least: 1),
        .. AttributeChecks.Count(nameof(Warmup), Warmup, least: 0),
        .. AttributeChecks.Seconds(nameof(WarmupSeconds), WarmupSeconds, least: 0),
        .. Warmup > 1 && WarmupSeconds > 0
            ? [FormattableString.Invariant($"{nameof(Warmup)} is {Warmup} and {nameof(WarmupSeconds)} is {WarmupSeconds}; give one of them, not both.")]
            : Array.Empty<string>(),
        .. AttributeChecks.Seconds(nameof(RequestTimeoutSeconds), RequestTimeoutSeconds, least: 0.001),
    ];

    RunOptions IPerformanceAttribute.ToOptions(string name) => new BenchmarkOptions
    {
        Name = name,
        Iterations = Iterations,
        Warmup = Warmup,
        WarmupDuration = TimeSpan.FromSeconds(WarmupSeconds),
        AutoBatch = AutoBatch,
        RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSeconds),
        Seed = Seed,
    };
}

namespace Senytl.Performance.Adapters;

/// <summary>What the <c>[Benchmark]</c> and <c>[LoadTest]</c> of every test framework tell the engine.</summary>
public interface IPerformanceAttribute
{
    /// <summary>Whether an inconclusive objective fails the test; default false.</summary>
    bool RequireProof { get; }

    /// <summary>Whether other tests of the assembly may run at the same time; default false.</summary>
    bool AllowParallel { get; }

    /// <summary>How often the measured part is run; default 1, 1 to 1000.</summary>
    int Runs { get; }

    /// <summary>How much longer the run may go on while an objective is inconclusive, in seconds; default 0.</summary>
    double ExtendUntilDecidedSeconds { get; }

    /// <summary>
    /// How long requests in flight may take to end, in seconds; at least 0. Not a number, the default, stands for
    /// the default of <see cref="RunOptions.GracePeriod"/>.
    /// </summary>
    double GracePeriodSeconds { get; }

    /// <summary>When the run is stopped in any case, in seconds; above 0, by default never.</summary>
    double MaxRunTimeSeconds { get; }

    /// <summary>What the run may cost in US dollars; above 0, by default anything.</summary>
    double MaxSpendUsd { get; }

    /// <summary>
    /// What a request is expected to cost in US dollars, at least 0, to project the cost before the start. Not a number, the
    /// default, stands for the warm-up's average. Goes with <see cref="MaxSpendUsd"/>.
    /// </summary>
    double ExpectedCostUsdPerRequest { get; }

    /// <summary>The service tier of responses that do not name theirs; default standard.</summary>
    PriceTier PriceTier { get; }

    /// <summary>Whether the run stops when an objective is broken beyond doubt; default true.</summary>
    bool AbortOnBreach { get; }

    /// <summary>What is out of range, each with the property's name, its value and its range. Empty when all is well.</summary>
    IEnumerable<string> Errors();

    /// <summary>The options that the attribute stands for.</summary>
    /// <param name="name">Name of the run.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    RunOptions ToOptions(string name);
}

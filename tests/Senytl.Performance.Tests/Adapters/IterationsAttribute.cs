using Senytl.Performance.Adapters;

namespace Senytl.Performance.Tests.Adapters;

/// <summary>A benchmark as an adapter declares it.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class IterationsAttribute(int iterations, int warmup = 0) : Attribute, IPerformanceAttribute
{
    public bool RequireProof { get; set; }

    public bool AllowParallel => true;

    public int Runs => 1;

    public double ExtendUntilDecidedSeconds => 0;

    public double GracePeriodSeconds => double.NaN;

    public double MaxRunTimeSeconds => double.PositiveInfinity;

    public double MaxSpendUsd { get; set; } = double.PositiveInfinity;

    public double ExpectedCostUsdPerRequest => double.NaN;

    public PriceTier PriceTier { get; set; }

    public bool AbortOnBreach => false;

    public IEnumerable<string> Errors() => [];

    public RunOptions ToOptions(string name) => new BenchmarkOptions { Name = name, Iterations = iterations, Warmup = warmup };
}

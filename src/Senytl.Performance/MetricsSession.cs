using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>Metrics of a plain test that records by hand. Current until disposed.</summary>
public sealed class MetricsSession : IDisposable
{
    private readonly IDisposable ambient;

    internal MetricsSession(string name, PriceCatalogue prices, TimeProvider time)
    {
        var run = new RunContext(name, "recorded by hand", time, prices);
        Scope = new RequestScope(run, new VirtualUser(index: 0, seed: 1, users: 1));
        var now = run.Clock.Now;
        Scope.Open(now, now, isMeasured: true);
        ambient = Ambient.Push(this);
    }

    internal RequestScope Scope { get; }

    /// <summary>The metrics as they stand now.</summary>
    public PerformanceResult Result => ResultBuilder.Build(Scope.Run, new RunEnd());

    /// <summary>Makes what was current before this session the current one again.</summary>
    public void Dispose() => ambient.Dispose();
}

using Senytl.Performance.Adapters;

namespace Senytl.Performance.Tests.Adapters;

/// <summary>Who may ask that a test proves its limits: its attribute, and the environment of all tests.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class ProofTests : IDisposable
{
    private readonly ProcessEnvironment environment = new();

    public void Dispose() => environment.Dispose();

    [Theory]
    [InlineData(nameof(Unproven), null, false)]
    [InlineData(nameof(Unproven), "0", false)]
    [InlineData(nameof(Unproven), "1", true)]
    [InlineData(nameof(Unproven_and_proof_is_required), null, true)]
    [InlineData(nameof(Unproven_and_proof_is_required), "0", true)]
    public async Task A_limit_that_is_kept_and_not_proven_fails_where_either_asks(string method, string? variable, bool fails)
    {
        environment.Set(PerformanceEnvironment.RequireProofVariable, variable);

        var declared = await DeclaredTest.RunAsync(this, method);

        Assert.Equal((Verdict.Inconclusive, fails), (declared.Result.Verdict, declared.Violation is not null));
    }

    [Iterations(20)]
    [Sla(P95LatencySeconds = 60)]
    private static void Unproven() => Metrics.Record(TimeSpan.FromSeconds(1));

    [Iterations(20, RequireProof = true)]
    [Sla(P95LatencySeconds = 60)]
    private static void Unproven_and_proof_is_required() => Metrics.Record(TimeSpan.FromSeconds(1));
}

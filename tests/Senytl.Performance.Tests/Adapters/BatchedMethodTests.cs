using System.Reflection;
using Senytl.Performance.Adapters;

namespace Senytl.Performance.Tests.Adapters;

/// <summary>Which test methods an adapter's run calls in batches.</summary>
public sealed class BatchedMethodTests
{
    private int calls;

    [Fact]
    public async Task A_plain_method_is_batched() => Assert.True((await RunAsync(nameof(Plain))).Operation!.CallsPerBatch >= 16);

    [Fact]
    public async Task A_method_with_data_and_a_token_is_batched() =>
        Assert.True((await RunAsync(nameof(WithData), 5)).Operation!.CallsPerBatch >= 16);

    [Fact]
    public async Task A_method_that_sees_its_iteration_is_called_once_an_iteration()
    {
        var result = await RunAsync(nameof(WithUser));

        Assert.Null(result.Operation);
        Assert.Equal(5, calls);
        Assert.Equal(1, result.Failed);
    }

    [Three]
    private void Plain() => calls++;

    [Three]
    private Task WithData(int step, CancellationToken token)
    {
        calls += token.CanBeCanceled ? step : 0;
        return Task.CompletedTask;
    }

    [Three]
    private void WithUser(VirtualUser user)
    {
        calls++;
        if (user.Iteration == 2)
        {
            throw new InvalidOperationException("the last iteration");
        }
    }

    private async Task<PerformanceResult> RunAsync(string name, params object[] data)
    {
        var method = GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
        return (await new PerformanceDeclaration(method, GetType()).ToTest(name, this, data, _ => { }).JudgeAsync(CancellationToken.None)).Result;
    }

    /// <summary>Three iterations after two of warm-up.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ThreeAttribute : Attribute, IPerformanceAttribute
    {
        public bool RequireProof => false;

        public bool AllowParallel => true;

        public int Runs => 1;

        public double ExtendUntilDecidedSeconds => 0;

        public double GracePeriodSeconds => double.NaN;

        public double MaxRunTimeSeconds => double.PositiveInfinity;

        public double MaxSpendUsd => double.PositiveInfinity;

        public double ExpectedCostUsdPerRequest => double.NaN;

        public bool AbortOnBreach => false;

        public IEnumerable<string> Errors() => [];

        public RunOptions ToOptions(string name) =>
            new BenchmarkOptions { Name = name, Iterations = 3, Warmup = 2 };
    }
}

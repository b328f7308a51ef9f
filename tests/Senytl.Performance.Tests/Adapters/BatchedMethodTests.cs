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

    [Iterations(3, warmup: 2)]
    private void Plain() => calls++;

    [Iterations(3, warmup: 2)]
    private Task WithData(int step, CancellationToken token)
    {
        calls += token.CanBeCanceled ? step : 0;
        return Task.CompletedTask;
    }

    [Iterations(3, warmup: 2)]
    private void WithUser(VirtualUser user)
    {
        calls++;
        if (user.Iteration == 2)
        {
            throw new InvalidOperationException("the last iteration");
        }
    }

    private async Task<PerformanceResult> RunAsync(string name, params object[] data) => (await DeclaredTest.RunAsync(this, name, data)).Result;
}

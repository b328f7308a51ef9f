using Microsoft.Extensions.AI;
using Senytl.Performance.Tests.Llm;

namespace Senytl.Performance.Tests.Measuring;

public sealed class ParallelCallsTests
{
    [Fact]
    public async Task No_model_call_of_a_session_is_lost_when_its_first_ones_end_together()
    {
        const int Sessions = 500;
        const int Calls = 4;
        var client = ScriptedChatClient.Answering("gpt-4", 10, 1, "hi").Measured();
        using var together = new Barrier(Calls);

        for (var session = 0; session < Sessions; session++)
        {
            using var metrics = Metrics.Start();

            await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => Task.Factory.StartNew(
                async () =>
                {
                    together.SignalAndWait();
                    await client.GetResponseAsync("?");
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));

            Assert.Equal(Calls, metrics.Result.ModelCallLatency.Count);
        }
    }
}

using NUnit.Framework;

namespace Senytl.Performance.NUnit.Tests;

public class OpenLoadTests
{
    [LoadTest(ArrivalRatePerSecond = 4000, DurationSeconds = 2)]
    [Sla(NoMemoryLeaks = true)]
    public void Thousands_of_arrivals_leave_nothing_of_their_contexts_behind() =>
        Assert.That(TestContext.CurrentContext.Test.MethodName, Is.EqualTo(nameof(Thousands_of_arrivals_leave_nothing_of_their_contexts_behind)));

    [LoadTest(ArrivalRatePerSecond = 100, DurationSeconds = 1)]
    [Sla(MaxErrorRate = 0.6)]
    public async Task The_context_of_a_failed_request_serves_the_next(VirtualUser user, CancellationToken token)
    {
        await Task.Delay(1, token);
        if (user.Index % 2 == 0)
        {
            throw new InvalidOperationException("down");
        }

        Assert.Multiple(() => Assert.That(user.Index % 2, Is.EqualTo(1)));
    }
}

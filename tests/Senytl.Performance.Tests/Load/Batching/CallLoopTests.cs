using Senytl.Performance.Load.Batching;

namespace Senytl.Performance.Tests.Load.Batching;

public sealed class CallLoopTests
{
    private static readonly VirtualUser User = new(0, 1, users: 1);

    private int calls;

    public static TheoryData<int> Counts => [0, 1, 15, 16, 17, 31, 32, 100];

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_body_without_a_value_is_called_as_often_as_asked(int count)
    {
        var left = new ActionLoop(() => calls++).Run(count, User, default, out var pending);

        Assert.Equal((count, 0L, true), (calls, left, pending.IsCompletedSuccessfully));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Each_value_of_a_body_is_stored(int count)
    {
        var loop = new FuncLoop<int>(() => ++calls);

        _ = loop.Run(count, User, default, out _);

        Assert.Equal((count, count), (calls, loop.Last));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_body_of_completed_tasks_is_called_as_often_as_asked(int count)
    {
        var left = Tasks(_ => true).Run(count, User, default, out _);

        Assert.Equal((count, 0L), (calls, left));
    }

    [Fact]
    public void A_call_that_waits_ends_the_loop_and_the_rest_is_known()
    {
        var left = Tasks(call => call != 3).Run(10, User, default, out var pending);

        Assert.Equal((3, 7L, false), (calls, left, pending.IsCompleted));
    }

    [Fact]
    public void The_empty_loops_call_nothing_of_the_body()
    {
        CallLoop[] loops = [new ActionLoop(() => calls++), new FuncLoop<int>(() => ++calls), Tasks(_ => true)];

        Assert.All(loops, loop => Assert.Equal(0, loop.Empty.Run(100, User, default, out _)));
        Assert.Equal(0, calls);
    }

    private TaskLoop Tasks(Func<int, bool> completes) => new(
        (_, _) => completes(++calls) ? default : new ValueTask(new TaskCompletionSource().Task),
        (_, _) => default);
}

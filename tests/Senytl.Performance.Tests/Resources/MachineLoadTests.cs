using Senytl.Performance.Resources;

namespace Senytl.Performance.Tests.Resources;

public sealed class MachineLoadTests
{
    private const string AtRest = "cpu  1000 0 500 8000 500 0 0 0 700 0";

    [Fact]
    public void Time_in_use_is_a_share_of_all_time()
    {
        // 300 user, 100 system, 50 interrupts, 550 idle; what guests used is part of user.
        var load = LoadBetween(AtRest, "cpu  1300 0 600 8500 550 20 30 0 900 0");

        Assert.Equal((0.45, 0), (load.BusyShare, load.StolenShare));
        Assert.Empty(load.Notes);
    }

    [Fact]
    public void A_busy_machine_is_said_to_be()
    {
        var load = LoadBetween(AtRest, "cpu  1950 0 510 8040 500 0 0 0 0 0");

        Assert.Equal("the processors of this machine were 96 % in use, by all its processes: times include waiting for a processor", Assert.Single(load.Notes));
    }

    [Fact]
    public void Time_that_other_machines_had_is_told_apart()
    {
        var load = LoadBetween(AtRest, "cpu  1400 0 500 8500 500 0 0 100 0 0");

        Assert.Equal((0.5, 0.1), (load.BusyShare, load.StolenShare));
        Assert.Equal(
            "the hypervisor gave 10 % of this machine's processor time to others (steal): times are longer than on a machine of one's own",
            Assert.Single(load.Notes));
    }

    [Fact]
    public void A_quota_that_held_the_container_back_is_told()
    {
        var before = ProcessorTimes.Parse(AtRest, ["usage_usec 5", "nr_throttled 1", "throttled_usec 1000000"])!.Value;
        var after = ProcessorTimes.Parse("cpu  1100 0 500 8900 500 0 0 0 0 0", ["usage_usec 9", "nr_throttled 9", "throttled_usec 1500000"])!.Value;

        var load = Load(after - before, TimeSpan.FromSeconds(5))!;

        Assert.Equal(TimeSpan.FromSeconds(0.5), load.Throttled);
        Assert.Equal("a processor quota held this container back for 500 ms in all: times include it; give it more processors", Assert.Single(load.Notes));
    }

    [Fact]
    public void A_moment_says_nothing() =>
        Assert.Null(Load(ProcessorTimes.Parse("cpu  1050 0 500 8049 500 0 0 0 0 0", [])!.Value - ProcessorTimes.Parse(AtRest, [])!.Value, TimeSpan.FromSeconds(0.5)));

    [Theory]
    [InlineData("cpu  1 2 3")]
    [InlineData("")]
    public void A_system_that_counts_otherwise_says_nothing(string line) => Assert.Null(ProcessorTimes.Parse(line, []));

    [Fact]
    public async Task A_run_knows_its_machine()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var ended = new CancellationTokenSource();
        var busy = Task.Factory.StartNew(
            () =>
            {
                while (!ended.IsCancellationRequested)
                {
                    Thread.SpinWait(1_000);
                }
            },
            TaskCreationOptions.LongRunning);
        var options = new LoadTestOptions { Name = "beside a spinning thread", ConcurrentUsers = 2, Duration = TimeSpan.FromSeconds(2) };

        var result = await LoadTest.RunAsync(options, (_, cancellationToken) => Task.Delay(20, cancellationToken));
        await ended.CancelAsync();
        await busy;

        Assert.InRange(result.Generator!.Machine!.BusyShare, 0.5 / Environment.ProcessorCount, 1);
    }

    private static MachineLoad LoadBetween(string before, string after) =>
        Load(ProcessorTimes.Parse(after, [])!.Value - ProcessorTimes.Parse(before, [])!.Value, TimeSpan.FromSeconds(10))!;

    private static MachineLoad? Load(ProcessorTimes times, TimeSpan wall)
    {
        var usage = new UsageAverage();
        usage.Add(weight: 1, wall, used: TimeSpan.Zero, times);
        return usage.Machine;
    }
}

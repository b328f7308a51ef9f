namespace Senytl.Performance.Load;

public class DeadlinePacerTests
{
    private const long Millisecond = 1_000_000;

    [Theory]
    [InlineData(1_000_000_000)]
    [InlineData(10_000_000)]
    [InlineData(24_000_000)]
    public void No_deadline_is_met_early_and_lateness_does_not_add_up(long frequency)
    {
        var clock = new SteppingClock(frequency / 1_000_000, frequency);
        var pacer = new DeadlinePacer(clock, new LateSleeper(clock, 80_000, 120_000, 60_000));
        var punctual = 0;
        for (var i = 1; i <= 2000; i++)
        {
            var deadline = Clock.ToTicks(i * Millisecond, frequency);
            var met = pacer.WaitUntil(deadline, default);
            Assert.InRange(met, deadline, deadline + Clock.ToTicks(120_000, frequency));
            punctual += met - deadline <= Clock.ToTicks(2000, frequency) ? 1 : 0;
        }

        Assert.True(punctual >= 1800, $"{punctual} of 2000");
    }

    [Fact]
    public void Most_of_the_time_is_slept_and_not_spun()
    {
        var clock = new SteppingClock(1000);
        var sleeper = new LateSleeper(clock, 80_000, 120_000, 60_000);
        var pacer = new DeadlinePacer(clock, sleeper);
        for (var i = 1; i <= 2000; i++)
        {
            pacer.WaitUntil(i * Millisecond, default);
        }

        Assert.InRange(sleeper.Slept / (2000.0 * Millisecond), 0.85, 1);
    }

    [Fact]
    public void A_deadline_that_passed_in_a_stall_is_met_at_once()
    {
        var clock = new SteppingClock(0) { Ticks = 10 * Millisecond };
        var pacer = new DeadlinePacer(clock, new LateSleeper(clock, 0));
        for (var i = 1; i <= 10; i++)
        {
            Assert.Equal(10 * Millisecond, pacer.WaitUntil(i * Millisecond, default));
        }
    }

    [Fact]
    public void The_margin_follows_the_95th_percentile_of_lateness_and_ignores_rare_hiccups()
    {
        var margin = new SleepMargin(2 * Millisecond);
        for (var i = 0; i < 20_000; i++)
        {
            margin.Learn(i % 100 == 0 ? 50 * Millisecond : 100_000 + (i * 37 % 50_000));
        }

        Assert.InRange(margin.Nanoseconds, 120_000, 190_000);
    }

    [Fact]
    public void The_margin_is_never_over_what_the_sleeper_calls_a_habit()
    {
        var margin = new SleepMargin(2 * Millisecond);
        for (var i = 0; i < 1000; i++)
        {
            margin.Learn(50 * Millisecond);
        }

        Assert.Equal(2 * Millisecond, margin.Nanoseconds);
    }

    [Fact]
    public void A_cancelled_wait_ends()
    {
        var clock = new SteppingClock(1000);
        var pacer = new DeadlinePacer(clock, new LateSleeper(clock, 0));
        Assert.Throws<OperationCanceledException>(() => pacer.WaitUntil(Millisecond, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_sleeper_of_this_machine_wakes_a_sleep_of_days_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(5));
        Sleeper.System.Sleep(TimeSpan.FromDays(9).Ticks * TimeSpan.NanosecondsPerTick, source.Token);
        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public void The_sleepers_of_this_machine_sleep_at_least_nearly_as_long_as_asked()
    {
        foreach (var sleeper in new[] { Sleeper.System, new ThreadSleeper() })
        {
            var start = TimeProvider.System.GetTimestamp();
            sleeper.Sleep(3 * Millisecond, default);
            Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds, 2.5, double.MaxValue);
        }
    }
}

using Senytl.Performance.Load;
using Senytl.Performance.Resources;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Resources;

public sealed class GeneratorSamplerTests
{
    private readonly ManualClock clock = new();
    private long ended;
    private int inFlight;
    private TimeSpan used;

    [Fact]
    public void Waiting_for_the_last_request_does_not_pass_for_rest()
    {
        using var sampler = Sampler();

        Work(seconds: 10, cpuShare: 0.95, requestsPerSecond: 20);
        inFlight = 1;
        Work(seconds: 40, cpuShare: 0, requestsPerSecond: 0);
        ended++;

        Assert.InRange(sampler.Read(new LoopFindings()).CpuShare, 0.94, 0.95);
    }

    [Fact]
    public void A_pause_of_all_users_is_left_out()
    {
        using var sampler = Sampler();

        for (var round = 0; round < 5; round++)
        {
            Work(seconds: 1, cpuShare: 0.9, requestsPerSecond: 10);
            Work(seconds: 20, cpuShare: 0, requestsPerSecond: 0);
        }

        Assert.Equal(0.9, sampler.Read(new LoopFindings()).CpuShare, tolerance: 1e-6);
    }

    [Fact]
    public void Requests_that_take_longer_than_a_look_saw_all_of_their_time()
    {
        using var sampler = Sampler();
        inFlight = 10;

        Work(seconds: 15, cpuShare: 1, requestsPerSecond: 0);
        Work(seconds: 5, cpuShare: 0.2, requestsPerSecond: 0);
        ended += 10;

        Assert.Equal(0.8, sampler.Read(new LoopFindings()).CpuShare, tolerance: 1e-6);
    }

    [Fact]
    public void A_steady_load_has_the_share_of_its_time()
    {
        using var sampler = Sampler();

        Work(seconds: 10, cpuShare: 0.3, requestsPerSecond: 50);

        Assert.Equal(0.3, sampler.Read(new LoopFindings()).CpuShare, tolerance: 1e-6);
    }

    private GeneratorSampler Sampler() => new(clock, () => (ended, inFlight > 0), () => used);

    private void Work(int seconds, double cpuShare, int requestsPerSecond)
    {
        for (var second = 0; second < seconds; second++)
        {
            ended += requestsPerSecond;
            used += TimeSpan.FromSeconds(cpuShare * Environment.ProcessorCount);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}

using Senytl.Livekit.Rtc.Rtp;

namespace Senytl.Livekit.Tests.Rtc.Rtp;

public class LossTrackerTests
{
    private readonly ushort[] _asked = new ushort[LossTracker.Capacity];

    [Fact]
    public void A_gap_is_asked_for_at_once_and_again_until_it_is_filled()
    {
        var tracker = new LossTracker();
        tracker.Count(65_534, TimeSpan.Zero);
        tracker.Count(1, TimeSpan.Zero);

        Assert.Equal([65_535, 0], Take(tracker, 0));
        Assert.Empty(Take(tracker, 30));
        tracker.Count(65_535, TimeSpan.FromMilliseconds(40));
        Assert.Equal([0], Take(tracker, 60));
        tracker.Count(0, TimeSpan.FromMilliseconds(70));
        Assert.Empty(Take(tracker, 500));
        Assert.Equal(TimeSpan.MaxValue, tracker.NextDue);
        Assert.False(tracker.TakeGivenUp());
    }

    [Fact]
    public void After_four_requests_a_packet_is_given_up()
    {
        var tracker = new LossTracker();
        tracker.Count(1, TimeSpan.Zero);
        tracker.Count(3, TimeSpan.Zero);

        var requests = Enumerable.Range(0, 20).Sum(i => Take(tracker, i * 60).Length);

        Assert.Equal(4, requests);
        Assert.True(tracker.TakeGivenUp());
        Assert.False(tracker.TakeGivenUp());
    }

    [Fact]
    public void A_gap_wider_than_the_list_is_given_up_at_once()
    {
        var tracker = new LossTracker();
        tracker.Count(1, TimeSpan.Zero);
        tracker.Count(1000, TimeSpan.Zero);

        Assert.Empty(Take(tracker, 0));
        Assert.True(tracker.TakeGivenUp());
    }

    private ushort[] Take(LossTracker tracker, int milliseconds) =>
        _asked[..tracker.Take(TimeSpan.FromMilliseconds(milliseconds), _asked)];
}

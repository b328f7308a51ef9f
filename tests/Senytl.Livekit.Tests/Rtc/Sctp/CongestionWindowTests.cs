using Senytl.Livekit.Rtc.Sctp;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

public class CongestionWindowTests
{
    private const int Packet = 1180;

    [Fact]
    public void The_window_begins_at_the_size_of_the_RFC_and_doubles_each_round_up_to_its_limit()
    {
        var window = new CongestionWindow(Packet);
        Assert.Equal(4404, window.Size);

        for (var i = 0; i < 4; i++)
        {
            window.Acknowledge(Packet, 1, wasFull: true);
        }

        Assert.Equal(4404 + (4 * Packet), window.Size);
        for (var i = 0; i < 1000; i++)
        {
            window.Acknowledge(Packet, 1, wasFull: true);
        }

        Assert.Equal(CongestionWindow.Limit, window.Size);
    }

    [Fact]
    public void A_window_that_was_not_full_does_not_grow()
    {
        var window = new CongestionWindow(Packet);

        window.Acknowledge(Packet, 1, wasFull: false);

        Assert.Equal(4404, window.Size);
    }

    [Fact]
    public void Losses_halve_it_once_until_what_was_in_flight_is_acknowledged()
    {
        var window = new CongestionWindow(Packet);
        for (var i = 0; i < 100; i++)
        {
            window.Acknowledge(Packet, 1, wasFull: true);
        }

        var before = window.Size;
        window.EnterRecovery(highestTsn: 50);
        window.EnterRecovery(highestTsn: 51);
        Assert.Equal(before / 2, window.Size);

        window.Acknowledge(Packet, cumulativeTsn: 49, wasFull: true);
        Assert.Equal(before / 2, window.Size);
        window.Acknowledge(Packet, cumulativeTsn: 50, wasFull: true);
        window.EnterRecovery(highestTsn: 90);
        Assert.True(window.Size < before / 2);
    }

    [Fact]
    public void It_never_falls_below_four_packets_on_loss_and_two_on_a_timeout()
    {
        var window = new CongestionWindow(Packet);

        window.EnterRecovery(1);
        Assert.Equal(4 * Packet, window.Size);
        window.Timeout();
        Assert.Equal(2 * Packet, window.Size);
    }
}

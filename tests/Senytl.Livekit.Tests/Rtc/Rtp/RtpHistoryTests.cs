using Senytl.Livekit.Rtc.Rtp;

namespace Senytl.Livekit.Tests.Rtc.Rtp;

public class RtpHistoryTests
{
    private readonly byte[] _copy = new byte[RtpLimits.PacketBytes];

    [Fact]
    public void A_packet_is_found_by_its_source_and_number_until_another_takes_its_place()
    {
        var history = new RtpHistory(new RtpHistoryBudget());
        Add(history, ssrc: 7, number: 1);

        Assert.True(Has(history, ssrc: 7, number: 1));
        Assert.False(Has(history, ssrc: 8, number: 1));
        Add(history, ssrc: 7, number: 1 + RtpHistory.Capacity);
        Assert.False(Has(history, ssrc: 7, number: 1));
    }

    [Fact]
    public void Many_sources_of_one_peer_keep_no_more_together_than_their_budget()
    {
        var budget = new RtpHistoryBudget(packets: 100);
        var histories = Enumerable.Range(0, 1_000).Select(_ => new RtpHistory(budget)).ToArray();
        for (uint ssrc = 0; ssrc < histories.Length; ssrc++)
        {
            for (ushort number = 0; number < 60; number++)
            {
                Add(histories[ssrc], ssrc, number);
            }
        }

        Assert.Equal(0, budget.Left);
        Assert.Equal(100, histories.Select((history, ssrc) => Enumerable.Range(0, 60).Count(number => Has(history, (uint)ssrc, (ushort)number))).Sum());
    }

    [Fact]
    public void A_source_that_is_gone_gives_its_share_back_and_keeps_nothing_more()
    {
        var budget = new RtpHistoryBudget(packets: 100);
        var gone = new RtpHistory(budget);
        for (ushort number = 0; number < 60; number++)
        {
            Add(gone, ssrc: 1, number);
        }

        gone.Release();
        Add(gone, ssrc: 1, number: 1);

        Assert.Equal(100, budget.Left);
        Assert.False(Has(gone, ssrc: 1, number: 1));
    }

    private static void Add(RtpHistory history, uint ssrc, ushort number)
    {
        Span<byte> bytes = stackalloc byte[200];
        var length = RtpBuilder.Write(bytes, payloadType: 96, number, timestamp: 0, ssrc, marker: false, new byte[100]);
        Assert.True(RtpPacket.TryRead(bytes[..length], out var packet));
        history.Add(packet);
    }

    private bool Has(RtpHistory history, uint ssrc, ushort number) => history.Copy(ssrc, number, _copy) > 0;
}

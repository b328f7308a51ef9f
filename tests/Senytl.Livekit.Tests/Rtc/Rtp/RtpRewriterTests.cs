using FsCheck;
using FsCheck.Fluent;
using Senytl.Livekit.Rtc.Rtp;

namespace Senytl.Livekit.Tests.Rtc.Rtp;

public class RtpRewriterTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private readonly byte[] _buffer = new byte[100];

    [Fact]
    public void Distances_between_packets_of_one_source_are_kept_whatever_their_order() =>
        Prop.ForAll<ushort, uint, ushort[]>((start, stamp, steps) =>
        {
            var rewriter = new RtpRewriter(7, 100, 200);
            var buffer = new byte[100];
            (ushort Sequence, uint Timestamp) Forward(ushort sequence, uint timestamp) => Pass(rewriter, buffer, 1, sequence, timestamp, TimeSpan.Zero);
            var first = Forward(start, stamp);
            return steps.All(step =>
            {
                var next = Forward((ushort)(start + step), stamp + step);
                return (ushort)(next.Sequence - first.Sequence) == step && next.Timestamp - first.Timestamp == step;
            }) && first == (100, 200u);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_switch_of_sources_goes_on_with_the_next_number_and_the_time_that_passed()
    {
        var rewriter = new RtpRewriter(7, ushort.MaxValue, uint.MaxValue - 100);
        Pass(rewriter, _buffer, 1, 500, 90_000, TimeSpan.Zero);
        var last = Pass(rewriter, _buffer, 1, 501, 90_960, Frame);

        var switched = Pass(rewriter, _buffer, 2, 9, 5, Frame * 3);
        var after = Pass(rewriter, _buffer, 2, 10, 965, Frame * 4);

        Assert.Equal((ushort)(last.Sequence + 1), switched.Sequence);
        Assert.Equal(last.Timestamp + 1920, switched.Timestamp);
        Assert.Equal((ushort)(switched.Sequence + 1), after.Sequence);
        Assert.Equal(switched.Timestamp + 960, after.Timestamp);
    }

    [Fact]
    public void A_forwarded_number_leads_back_to_the_packet_but_not_across_a_switch_or_into_the_future()
    {
        var rewriter = new RtpRewriter(7, 65_530, 0);
        var before = Pass(rewriter, _buffer, 1, 100, 0, TimeSpan.Zero);
        var first = Pass(rewriter, _buffer, 2, 65_535, 0, Frame);
        var second = Pass(rewriter, _buffer, 2, 0, 0, Frame);

        Assert.True(rewriter.TryFindOriginal(second.Sequence, out var source, out var original));
        Assert.Equal((2u, (ushort)0), (source, original));
        Assert.True(rewriter.TryFindOriginal(first.Sequence, out _, out original));
        Assert.Equal(65_535, original);
        Assert.False(rewriter.TryFindOriginal(before.Sequence, out _, out _));
        Assert.False(rewriter.TryFindOriginal((ushort)(second.Sequence + 1), out _, out _));
    }

    [Fact]
    public void However_long_a_source_goes_on_what_it_sent_last_is_found_and_what_is_to_come_is_not()
    {
        var rewriter = new RtpRewriter(7, 100, 200);
        Pass(rewriter, _buffer, 1, 1, 0, TimeSpan.Zero);
        var switched = Pass(rewriter, _buffer, 2, 5_000, 0, Frame).Sequence;

        for (var count = 1; count <= 150_000; count++)
        {
            var last = Pass(rewriter, _buffer, 2, (ushort)(5_000 + count), 0, Frame).Sequence;
            var oldest = Math.Min(count, 1_000);

            Assert.Equal((ushort)(switched + count), last);
            Assert.True(rewriter.TryFindOriginal((ushort)(last - oldest), out var source, out var original), $"after {count} packets");
            Assert.Equal((2u, (ushort)(5_000 + count - oldest)), (source, original));
            Assert.False(rewriter.TryFindOriginal((ushort)(last + 1), out _, out _), $"after {count} packets");
        }
    }

    [Fact]
    public void Extensions_and_contributing_sources_are_left_out_and_padding_is_kept()
    {
        byte[] bytes = [0xB1, 0xE0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 5, 0xBE, 0xDE, 0, 1, 0x10, 1, 0, 0, 9, 9, 0, 2];
        Assert.True(RtpPacket.TryRead(bytes, out var packet));

        var length = new RtpRewriter(7, 1, 1).Rewrite(packet, 111, 48_000, TimeSpan.Zero, _buffer);

        Assert.True(RtpPacket.TryRead(_buffer.AsSpan(0, length), out var forwarded));
        Assert.Equal((16, 12, 7u, 111), (length, forwarded.HeaderLength, forwarded.Ssrc, forwarded.PayloadType));
        Assert.Equal([9, 9], forwarded.Payload.ToArray());
        Assert.True(forwarded.Marker && forwarded.Padded);
    }

    private static (ushort Sequence, uint Timestamp) Pass(RtpRewriter rewriter, byte[] buffer, uint source, ushort sequence, uint timestamp, TimeSpan now)
    {
        var bytes = new byte[20];
        RtpBuilder.Write(bytes, 96, sequence, timestamp, source, false, [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.True(RtpPacket.TryRead(bytes, out var packet));
        var length = rewriter.Rewrite(packet, 96, 48_000, now, buffer);
        Assert.True(RtpPacket.TryRead(buffer.AsSpan(0, length), out var forwarded));
        return (forwarded.SequenceNumber, forwarded.Timestamp);
    }
}

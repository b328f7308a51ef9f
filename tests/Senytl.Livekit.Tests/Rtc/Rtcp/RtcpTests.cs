using FsCheck;
using FsCheck.Fluent;
using Senytl.Livekit.Rtc.Rtcp;

namespace Senytl.Livekit.Tests.Rtc.Rtcp;

public class RtcpTests
{
    private static readonly RtcpReportBlock Block = new(0xAABBCCDD, 25, -3, 0x0001_2345, 17, 0x11223344, 65_536);
    private static readonly RtcpSenderInfo Info = new(1, 0x0102_0304_0506_0708, 90_000, 10, 2_000);

    [Fact]
    public void A_compound_of_everything_reads_back()
    {
        var reader = new RtcpReader(Compound());

        Assert.True(reader.TryRead(out var sr));
        Assert.True(RtcpSenderInfo.TryRead(sr, out var info));
        Assert.Equal(Info, info);
        Assert.Equal(0x0304_0506u, info.CompactNtp);
        Assert.True(RtcpReportBlock.TryRead(sr, 0, out var block));
        Assert.Equal(Block, block);
        Assert.False(RtcpReportBlock.TryRead(sr, 1, out _));
        Assert.True(reader.TryRead(out var rr));
        Assert.True(RtcpReportBlock.TryRead(rr, 1, out block));
        Assert.Equal(Block, block);
        Assert.True(reader.TryRead(out var sdes));
        Assert.True(RtcpDescription.TryReadName(sdes, out var named, out var name));
        Assert.Equal((1u, "näme"), (named, name));
        Assert.True(reader.TryRead(out var pli));
        Assert.True(pli.IsPictureLoss);
        Assert.Equal((1u, 2u), (pli.Sender, pli.MediaSource));
        Assert.True(reader.TryRead(out var fir));
        Assert.True(fir.IsFullIntraRequest);
        Assert.Equal(3u, fir.IntraSource);
        Assert.True(reader.TryRead(out var nack));
        Assert.True(nack.IsNack);
        var lost = new ushort[8];
        Assert.Equal([65_530, 65_535, 5, 700], lost[..RtcpNack.Read(nack, lost)]);
        Assert.True(reader.TryRead(out var remb));
        Assert.True(RtcpRemb.TryRead(remb, out var bits));
        Assert.Equal(10_000_000ul, bits);
        Assert.True(reader.TryRead(out var bye));
        Assert.True(RtcpGoodbye.TryRead(bye, 0, out var left));
        Assert.Equal(1u, left);
        Assert.False(reader.TryRead(out _));
    }

    [Fact]
    public void Any_set_of_lost_numbers_survives_packing() =>
        Prop.ForAll<ushort, byte[]>((start, steps) =>
        {
            var lost = new List<ushort>();
            var next = start;
            foreach (var step in steps.Take(40))
            {
                lost.Add(next);
                next += (ushort)(step + 1);
            }

            Span<byte> body = new byte[8 + 256];
            var length = RtcpNack.Write([.. lost], body[8..]);
            var read = new ushort[64];
            var packet = new RtcpPacket(RtcpType.TransportFeedback, 1, body[..(8 + length)]);
            return lost.SequenceEqual(read[..RtcpNack.Read(packet, read)]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bitrate_is_written_within_one_part_in_131072() =>
        Prop.ForAll<uint>(bits =>
        {
            var body = new byte[32];
            RtcpRemb.Write(bits, [1, 2], body.AsSpan(8));
            return RtcpRemb.TryRead(new RtcpPacket(RtcpType.PayloadFeedback, 15, body), out var read)
                && read <= bits && bits - read <= bits / 131_072;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_does_not_fit_is_left_out_whole()
    {
        Span<byte> small = stackalloc byte[20];
        var writer = new RtcpWriter(small);

        Assert.True(writer.ReceiverReport(1, []));
        Assert.False(writer.ReceiverReport(1, [Block]));
        Assert.True(writer.PictureLoss(1, 2));
        Assert.Equal(20, writer.Length);
    }

    [Fact]
    public void Mutated_compounds_never_throw()
    {
        var random = new Random(5);
        var compound = Compound();
        var lost = new ushort[64];
        for (var i = 0; i < 100_000; i++)
        {
            byte[] bytes = [.. compound];
            for (var changes = random.Next(1, 8); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var reader = new RtcpReader(bytes.AsSpan(0, random.Next(bytes.Length + 1)));
            while (reader.TryRead(out var packet))
            {
                RtcpSenderInfo.TryRead(packet, out _);
                RtcpReportBlock.TryRead(packet, random.Next(31), out _);
                RtcpDescription.TryReadName(packet, out _, out _);
                RtcpGoodbye.TryRead(packet, 3, out _);
                RtcpRemb.TryRead(packet, out _);
                _ = packet.IsNack ? RtcpNack.Read(packet, lost) : 0;
            }
        }
    }

    [Fact]
    public void NTP_time_counts_from_1900_with_a_binary_fraction()
    {
        var time = NtpTime.From(DateTimeOffset.UnixEpoch.AddMilliseconds(500));

        Assert.Equal((2_208_988_800ul << 32) | 0x8000_0000, time);
        Assert.Equal(98_304u, NtpTime.Compact(TimeSpan.FromSeconds(1.5)));
    }

    private static byte[] Compound()
    {
        var writer = new RtcpWriter(new byte[1500]);
        Assert.True(writer.SenderReport(Info, [Block]));
        Assert.True(writer.ReceiverReport(1, [default, Block]));
        Assert.True(writer.Description(1, "näme"));
        Assert.True(writer.PictureLoss(1, 2));
        Assert.True(writer.FullIntraRequest(1, 3, 9));
        Assert.True(writer.Nack(1, 2, [65_530, 65_535, 5, 700]));
        Assert.True(writer.Remb(1, 10_000_000, [2]));
        Assert.True(writer.Goodbye(1));
        return writer.Bytes.ToArray();
    }
}

using Senytl.Livekit.Rtc.Rtp;

namespace Senytl.Livekit.Tests.Rtc.Rtp;

public class RtpPacketTests
{
    // One contributing source, a one-byte extension block (id 1: level; id 4: mid "7"), two bytes of padding.
    private static readonly byte[] Full =
    [
        0xB1, 0xEF, 0x12, 0x34, 0x00, 0x00, 0x10, 0x00, 0xCA, 0xFE, 0xBA, 0xBE, 0x00, 0x00, 0x00, 0x05,
        0xBE, 0xDE, 0x00, 0x02, 0x10, 0x9E, 0x40, 0x37, 0x00, 0x00, 0x00, 0x00,
        0xAA, 0xBB, 0xCC, 0x00, 0x02,
    ];

    [Fact]
    public void Every_field_is_read()
    {
        Assert.True(RtpPacket.TryRead(Full, out var packet));

        Assert.True(packet.Marker);
        Assert.True(packet.Padded);
        Assert.Equal((111, 0x1234, 0x1000u, 0xCAFEBABE), (packet.PayloadType, packet.SequenceNumber, packet.Timestamp, packet.Ssrc));
        Assert.Equal(28, packet.HeaderLength);
        Assert.Equal([0xAA, 0xBB, 0xCC], packet.Payload.ToArray());
        Assert.True(packet.Extensions.TryFind(4, out var mid));
        Assert.Equal("7"u8.ToArray(), mid.ToArray());
        Assert.False(packet.Extensions.TryFind(2, out _));
        Assert.True(AudioLevel.TryRead(packet, 1, out var level));
        Assert.Equal(new AudioLevel(30, true), level);
    }

    [Fact]
    public void The_two_byte_form_is_read_with_ids_beyond_14_and_empty_values()
    {
        byte[] bytes = [0x90, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0x10, 0x00, 0x00, 0x02, 3, 0, 20, 1, 0x1E, 0, 0, 0];

        Assert.True(RtpPacket.TryRead(bytes, out var packet));

        Assert.True(packet.Extensions.TryFind(3, out var empty));
        Assert.Equal(0, empty.Length);
        Assert.True(AudioLevel.TryRead(packet, 20, out var level));
        Assert.Equal(new AudioLevel(30, false), level);
    }

    [Fact]
    public void Every_truncation_is_refused_or_read_within_its_bytes()
    {
        for (var length = 0; length < Full.Length; length++)
        {
            if (RtpPacket.TryRead(Full.AsSpan(0, length), out var packet))
            {
                Assert.True(packet.HeaderLength + packet.Payload.Length <= length);
            }
        }

        Assert.False(RtpPacket.TryRead(Full.AsSpan(0, 27), out _));
        Assert.False(RtpPacket.TryRead([0x40, .. Full.AsSpan(1)], out _));
    }

    [Fact]
    public void Mutated_packets_never_throw()
    {
        var random = new Random(99);
        for (var i = 0; i < 200_000; i++)
        {
            byte[] bytes = [.. Full];
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (RtpPacket.TryRead(bytes.AsSpan(0, random.Next(bytes.Length + 1)), out var packet))
            {
                packet.Extensions.TryFind(random.Next(0, 20), out _);
                AudioLevel.TryRead(packet, 1, out _);
                OpusPacket.Inspect(packet.Payload);
                OpusPacket.Samples(packet.Payload);
                Vp8Payload.IsKeyFrameStart(packet.Payload);
                H264Payload.IsKeyFrameStart(packet.Payload);
            }
        }
    }

    [Fact]
    public void A_level_put_into_a_packet_reads_back()
    {
        var buffer = new byte[64];
        var length = RtpBuilder.Write(buffer, 111, 1, 2, 3, true, [7, 8]);
        length = RtpBuilder.InsertAudioLevel(buffer, length, 5, new AudioLevel(127, false));

        Assert.True(RtpPacket.TryRead(buffer.AsSpan(0, length), out var packet));
        Assert.True(AudioLevel.TryRead(packet, 5, out var level));
        Assert.Equal(new AudioLevel(127, false), level);
        Assert.Equal([7, 8], packet.Payload.ToArray());
    }
}

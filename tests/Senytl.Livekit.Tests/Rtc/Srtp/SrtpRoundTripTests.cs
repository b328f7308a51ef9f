using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Srtp;
using Senytl.Testing;

namespace Senytl.Livekit.Tests.Rtc.Srtp;

public class SrtpRoundTripTests
{
    public static TheoryData<int> Profiles => [(int)SrtpProfile.AeadAes128Gcm, (int)SrtpProfile.Aes128CmHmacSha1_80];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packets_survive_two_rollovers_with_loss_and_reorder(int profile)
    {
        using var pair = new SrtpPair((SrtpProfile)profile);
        var random = new Random(7);
        ulong index = 65_000;
        for (var i = 0; i < 5_000; i++)
        {
            index += (ulong)random.Next(1, 60);
            var late = SrtpPair.Rtp(1, (ushort)index, [1, 2, 3, (byte)i]);
            var early = SrtpPair.Rtp(1, (ushort)(index + 1), [9]);
            var (first, second) = (pair.Protect(late), pair.Protect(early));
            index++;

            Assert.Equal(early, pair.Unprotect(second));
            Assert.Equal(late, pair.Unprotect(first));
        }

        Assert.True(index > 2 * 65_536);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_replayed_packet_is_refused(int profile)
    {
        using var pair = new SrtpPair((SrtpProfile)profile);
        var rtp = pair.Protect(SrtpPair.Rtp(1, 5, [1]));
        var rtcp = pair.ProtectControl(SrtpPair.Rtcp(1));

        Assert.NotNull(pair.Unprotect((byte[])rtp.Clone()));
        Assert.Null(pair.Unprotect((byte[])rtp.Clone()));
        Assert.NotNull(pair.UnprotectControl((byte[])rtcp.Clone()));
        Assert.Null(pair.UnprotectControl((byte[])rtcp.Clone()));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_packet_that_comes_again_a_second_late_is_taken_once_and_one_later_still_is_not(int profile)
    {
        using var pair = new SrtpPair((SrtpProfile)profile);
        var repeated = pair.Protect(SrtpPair.Rtp(1, 100, [1]));
        var tooLate = pair.Protect(SrtpPair.Rtp(1, 99, [1]));
        for (ushort sequence = 101; sequence < 100 + SrtpReceiver.WindowPackets; sequence++)
        {
            Assert.NotNull(pair.Unprotect(pair.Protect(SrtpPair.Rtp(1, sequence, [2]))));
        }

        Assert.Equal(1024, SrtpReceiver.WindowPackets);
        Assert.NotNull(pair.Unprotect((byte[])repeated.Clone()));
        Assert.Null(pair.Unprotect((byte[])repeated.Clone()));
        Assert.Null(pair.Unprotect(tooLate));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_flipped_bit_is_noticed_and_does_no_harm_to_the_next_packet(int profile)
    {
        using var pair = new SrtpPair((SrtpProfile)profile);
        var plain = SrtpPair.Rtp(77, 5, [1, 2, 3]);
        var control = SrtpPair.Rtcp(77);
        var rtp = pair.Protect(plain);
        var rtcp = pair.ProtectControl(control);

        for (var bit = 0; bit < rtp.Length * 8; bit++)
        {
            Assert.Null(pair.Unprotect(Flipped(rtp, bit)));
        }

        for (var bit = 0; bit < rtcp.Length * 8; bit++)
        {
            Assert.Null(pair.UnprotectControl(Flipped(rtcp, bit)));
        }

        Assert.Equal(plain, pair.Unprotect(rtp));
        Assert.Equal(control, pair.UnprotectControl(rtcp));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Contributors_and_extensions_stay_readable_and_the_content_does_not(int profile)
    {
        using var pair = new SrtpPair((SrtpProfile)profile);
        byte[] header = [0x92, 0xEF, 0, 9, 0, 0, 0, 1, 0, 0, 0, 3, 1, 1, 1, 1, 2, 2, 2, 2, 0xBE, 0xDE, 0, 1, 0x10, 0x7F, 0, 0];
        byte[] packet = [.. header, .. Enumerable.Repeat((byte)0x55, 40)];

        var sealedPacket = pair.Protect(packet);

        Assert.Equal(header, sealedPacket[..header.Length]);
        Assert.False(sealedPacket.AsSpan().IndexOf(packet.AsSpan(header.Length, 8)) >= 0);
        Assert.Equal(packet, pair.Unprotect(sealedPacket));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Forwarding_allocates_nothing(int profile)
    {
        using var pair = new SrtpPair((SrtpProfile)profile);
        var packet = SrtpPair.Rtp(1, 0, new byte[160]);
        var buffer = new byte[1500];
        ushort sequence = 0;
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                Forward();
            }
        }));

        void Forward()
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence++);
            Assert.True(pair.Sender.TryProtectRtp(packet, buffer, out var length));
            Assert.True(pair.Receiver.TryUnprotectRtp(buffer.AsSpan(0, length), out _));
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void What_is_too_long_or_no_RTP_is_refused(int profile)
    {
        using var pair = new SrtpPair((SrtpProfile)profile);
        var target = new byte[4000];

        Assert.False(pair.Sender.TryProtectRtp(SrtpPair.Rtp(1, 1, new byte[1500]), target, out _));
        Assert.False(pair.Sender.TryProtectRtp(new byte[11], target, out _));
        Assert.False(pair.Sender.TryProtectRtp([0x9F, .. new byte[30]], target, out _));
        Assert.False(pair.Sender.TryProtectRtcp(new byte[7], target, out _));
        Assert.False(pair.Receiver.TryUnprotectRtp(new byte[12], out _));
        Assert.False(pair.Receiver.TryUnprotectRtcp([0x80, 200, 0, 0], out _));
    }

    private static byte[] Flipped(byte[] packet, int bit)
    {
        var copy = (byte[])packet.Clone();
        copy[bit / 8] ^= (byte)(1 << (bit % 8));
        return copy;
    }
}

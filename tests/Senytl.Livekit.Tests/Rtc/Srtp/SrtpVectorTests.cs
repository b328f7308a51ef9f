using System.Text;
using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Tests.Rtc.Srtp;

public class SrtpVectorTests
{
    private static readonly byte[] MasterKey = Hex.Bytes("E1F97A0D3E018BE0D64FA32C06DE4139");
    private static readonly byte[] MasterSalt = Hex.Bytes("0EC675AD498AFEEBB6960B3AABE6");

    /// <summary>RFC 3711 appendix B.2.</summary>
    [Fact]
    public void The_counter_keystream_is_that_of_RFC_3711()
    {
        using var cipher = new AesCounterMode(Hex.Bytes("2B7E151628AED2A6ABF7158809CF4F3C"), 48);
        var data = new byte[48];

        cipher.Transform(Hex.Bytes("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"), data);

        Assert.Equal(Hex.Bytes("E03EAD0935C95E80E166B16DD92B4EB4 D23513162B02D0F72A43A2FE4A5F97AB 41E95B3BB0A2E8DD477901E4FCA894C0"), data);
    }

    /// <summary>RFC 3711 appendix B.3.</summary>
    [Theory]
    [InlineData(0, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(1, "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA48F0A0ACF3C34E2359E6CDBCEE049646C43D9327AD175578EF72270986371C10C9A369AC2F94A8C5FBCDDDC256D6E919A48B610EF17C2041E474035766B68642C59BBFC2F34DB60DBDFB2DC68")]
    [InlineData(2, "30CBBC08863D8C85D49DB34A9AE1")]
    public void The_session_keys_are_those_of_RFC_3711(byte label, string expected)
    {
        var keys = new SrtpSessionKeys(SrtpProfile.Aes128CmHmacSha1_80, MasterKey, MasterSalt);

        Assert.Equal(Hex.Bytes(expected), keys.Derive(label, Hex.Bytes(expected).Length));
    }

    /// <summary>RFC 7714 section 16.1.</summary>
    [Fact]
    public void The_AEAD_packet_is_that_of_RFC_7714()
    {
        var packet = (byte[])[.. Hex.Bytes("8040f17b8041f8d35501a0b2"), .. "Gallia est omnis divisa in partes tres"u8, .. new byte[16]];
        using var cipher = Aead();

        cipher.SealRtp(packet, 12, 0x5501a0b2, 0xf17b);

        Assert.Equal(
            Hex.Bytes("8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce"),
            packet);
        Assert.True(cipher.TryOpenRtp(packet, 12, 0x5501a0b2, 0xf17b));
        Assert.Equal("Gallia est omnis divisa in partes tres", Encoding.ASCII.GetString(packet.AsSpan(12, 38)));
    }

    /// <summary>RFC 7714 section 17.1.</summary>
    [Fact]
    public void The_AEAD_control_packet_is_that_of_RFC_7714()
    {
        var plain = Hex.Bytes("81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
        var packet = (byte[])[.. plain, .. new byte[20]];
        using var cipher = Aead();

        cipher.SealRtcp(packet, 0x4d617273, 0x5d4);

        Assert.Equal(
            Hex.Bytes("81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4"),
            packet);
        Assert.True(cipher.TryOpenRtcp(packet, 0x4d617273, 0x5d4));
        Assert.Equal(plain, packet[..plain.Length]);
    }

    /// <summary>The reference packets of libsrtp's self test, whose keys are those of RFC 3711 appendix B.3.</summary>
    [Fact]
    public void The_counter_mode_packets_are_those_of_libsrtp()
    {
        byte[] rtp = [.. Hex.Bytes("800f1234decafbadcafebabe"), .. Enumerable.Repeat((byte)0xab, 16)];
        byte[] rtcp = [.. Hex.Bytes("81c8000bcafebabe"), .. Enumerable.Repeat((byte)0xab, 16)];
        using var sender = new SrtpSender(SrtpProfile.Aes128CmHmacSha1_80, MasterKey, MasterSalt);
        var packet = new byte[100];

        Assert.True(sender.TryProtectRtp(rtp, packet, out var length));
        Assert.Equal(Hex.Bytes("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb"), packet[..length]);

        // libsrtp numbers its first control packet 1, and so does our second.
        Assert.True(sender.TryProtectRtcp(rtcp, packet, out _));
        Assert.True(sender.TryProtectRtcp(rtcp, packet, out length));
        Assert.Equal(Hex.Bytes("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798"), packet[..length]);
    }

    private static SrtpAeadCipher Aead()
    {
        var keys = (Hex.Bytes("000102030405060708090a0b0c0d0e0f"), Array.Empty<byte>(), Hex.Bytes("517569642070726f2071756f"));
        return new SrtpAeadCipher(keys, keys);
    }
}

using System.Text;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Tests.Rtc.Stun;

/// <summary>The messages of RFC 5769 section 2, whose password is <c>VOkJxbRl1RmTxUk/WvJxBt</c>.</summary>
public class StunVectorTests
{
    private const string Request = """
        000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74
        002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020
        000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf
        """;

    private const string ResponseV4 = """
        0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220
        002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96
        """;

    private const string ResponseV6 = """
        010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220
        002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c
        """;

    private static readonly byte[] Password = Encoding.ASCII.GetBytes("VOkJxbRl1RmTxUk/WvJxBt");

    [Fact]
    public void The_request_is_read_and_its_integrity_and_fingerprint_hold()
    {
        Assert.True(StunMessage.TryRead(Hex.Bytes(Request), out var message));

        Assert.Equal(StunClass.Request, message.Class);
        Assert.True(message.TryGet(StunAttribute.Username, out var username));
        Assert.Equal("evtj:h6vY", Encoding.ASCII.GetString(username));
        Assert.True(message.TryGetUInt32(StunAttribute.Priority, out var priority));
        Assert.Equal(0x6E0001FFu, priority);
        Assert.True(message.TryGetUInt64(StunAttribute.IceControlled, out var tieBreaker));
        Assert.Equal(0x932FF9B151263B36ul, tieBreaker);
        Assert.True(message.IntegrityHolds(Password));
        Assert.True(message.FingerprintHolds());
        Assert.Equal(0, message.UnknownAttribute);
    }

    [Theory]
    [InlineData(ResponseV4, "192.0.2.1:32853")]
    [InlineData(ResponseV6, "[2001:db8:1234:5678:11:2233:4455:6677]:32853")]
    public void The_responses_name_the_mapped_address(string hex, string expected)
    {
        Assert.True(StunMessage.TryRead(Hex.Bytes(hex), out var message));

        Assert.Equal(StunClass.Success, message.Class);
        Assert.True(message.TryGetMappedAddress(out var address));
        Assert.Equal(expected, address.ToString());
        Assert.True(message.IntegrityHolds(Password));
        Assert.True(message.FingerprintHolds());
    }

    [Fact]
    public void Every_flipped_bit_of_the_request_breaks_the_reading_the_integrity_or_the_fingerprint()
    {
        var original = Hex.Bytes(Request);
        for (var bit = 0; bit < original.Length * 8; bit++)
        {
            var bytes = (byte[])original.Clone();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.False(
                StunMessage.TryRead(bytes, out var message) && message.IntegrityHolds(Password) && message.FingerprintHolds(),
                $"bit {bit} went unnoticed");
        }
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        var original = Hex.Bytes(Request);
        for (var length = 0; length < original.Length; length++)
        {
            Assert.False(StunMessage.TryRead(original.AsSpan(0, length), out _));
        }
    }
}

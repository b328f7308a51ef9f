using Senytl.Livekit.Rtc.Sctp;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

public class Crc32CTests
{
    [Theory]
    [InlineData(0x00, 0x8A9136AAu)]
    [InlineData(0xFF, 0x62A8AB43u)]
    public void Thirty_two_equal_bytes_give_the_value_of_RFC_3720_appendix_B_4(byte value, uint expected) =>
        Assert.Equal(expected, Crc32C.Of(Enumerable.Repeat(value, 32).ToArray()));

    [Fact]
    public void The_check_value_of_the_polynomial_holds() => Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));

    [Fact]
    public void A_packet_counts_its_checksum_field_as_zero()
    {
        byte[] packet = [.. Enumerable.Range(0, 40).Select(i => (byte)i)];
        byte[] zeroed = [.. packet];
        zeroed.AsSpan(8, 4).Clear();

        Assert.Equal(Crc32C.Of(zeroed), Crc32C.Compute(packet));
    }
}

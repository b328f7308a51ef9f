using System.Net;
using System.Text;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Tests.Rtc.Stun;

public class StunWriterTests
{
    private static readonly byte[] Password = Encoding.ASCII.GetBytes("a password of any length");

    [Theory]
    [InlineData("127.0.0.1", 1)]
    [InlineData("203.0.113.9", 65535)]
    [InlineData("::1", 5000)]
    [InlineData("2001:db8::7", 443)]
    public void What_is_written_is_read_back(string address, int port)
    {
        var id = StunTransactionId.Create();
        var mapped = TransportAddress.From(IPAddress.Parse(address), port);
        var writer = new StunWriter(new byte[StunWriter.BufferSize], StunClass.Success, id);
        writer.AddUsername("to", "from");
        writer.AddMappedAddress(mapped);
        writer.Add(StunAttribute.Priority, 7u);
        writer.AddIntegrity(Password);
        writer.AddFingerprint();

        Assert.True(StunMessage.TryRead(writer.Written, out var message));
        Assert.Equal(id, message.TransactionId);
        Assert.True(message.TryGetMappedAddress(out var read));
        Assert.Equal(mapped, read);
        Assert.Equal(mapped.ToIPEndPoint(), read.ToIPEndPoint());
        Assert.True(message.TryGet(StunAttribute.Username, out var username));
        Assert.Equal("to:from", Encoding.ASCII.GetString(username));
        Assert.True(message.IntegrityHolds(Password));
        Assert.False(message.IntegrityHolds("another"u8));
        Assert.True(message.FingerprintHolds());
    }

    [Theory]
    [InlineData(StunErrorCode.BadRequest, 400)]
    [InlineData(StunErrorCode.Unauthenticated, 401)]
    [InlineData(StunErrorCode.UnknownAttribute, 420)]
    [InlineData(StunErrorCode.RoleConflict, 487)]
    internal void Error_codes_survive_class_and_number(StunErrorCode code, int expected)
    {
        var writer = new StunWriter(new byte[StunWriter.BufferSize], StunClass.Error, StunTransactionId.Create());
        writer.AddError(code);

        Assert.True(StunMessage.TryRead(writer.Written, out var message));
        Assert.Equal(expected, message.ErrorCode);
    }

    [Fact]
    public void An_attribute_behind_the_integrity_is_not_believed()
    {
        var writer = new StunWriter(new byte[StunWriter.BufferSize], StunClass.Request, StunTransactionId.Create());
        writer.AddIntegrity(Password);
        writer.Add(StunAttribute.UseCandidate, []);

        Assert.True(StunMessage.TryRead(writer.Written, out var message));
        Assert.False(message.Has(StunAttribute.UseCandidate));
    }

    [Fact]
    public void A_required_attribute_that_is_unknown_is_named()
    {
        var writer = new StunWriter(new byte[StunWriter.BufferSize], StunClass.Request, StunTransactionId.Create());
        writer.Add((StunAttribute)0xC057, 1u);
        writer.Add((StunAttribute)0x7ABC, 1u);

        Assert.True(StunMessage.TryRead(writer.Written, out var message));
        Assert.Equal(0x7ABC, message.UnknownAttribute);
    }
}

using System.Text;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Tests.Rtc.Ice;

/// <summary>Checks and answers as a peer sends them.</summary>
internal static class IceMessages
{
    public static byte[] Success(StunMessage check, string password)
    {
        var writer = new StunWriter(new byte[StunWriter.BufferSize], StunClass.Success, check.TransactionId);
        writer.AddMappedAddress(TransportAddress.Loopback(1));
        writer.AddIntegrity(Encoding.UTF8.GetBytes(password));
        writer.AddFingerprint();
        return writer.Written.ToArray();
    }

    public static byte[] Check(
        IceCredentials target,
        bool useCandidate = true,
        bool priority = true,
        uint level = 1,
        StunAttribute role = StunAttribute.IceControlling,
        ulong tieBreaker = 1,
        StunAttribute? extra = null)
    {
        var writer = new StunWriter(new byte[StunWriter.BufferSize], StunClass.Request, StunTransactionId.Create());
        writer.AddUsername(target.Ufrag, "peer");
        writer.Add(role, tieBreaker);
        if (priority)
        {
            writer.Add(StunAttribute.Priority, level);
        }

        if (useCandidate)
        {
            writer.Add(StunAttribute.UseCandidate, []);
        }

        if (extra is { } attribute)
        {
            writer.Add(attribute, 0u);
        }

        writer.AddIntegrity(Encoding.UTF8.GetBytes(target.Password));
        writer.AddFingerprint();
        return writer.Written.ToArray();
    }
}

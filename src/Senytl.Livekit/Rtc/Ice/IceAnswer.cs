using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>The answers to a check, RFC 8445 section 7.3.1.</summary>
internal static class IceAnswer
{
    public static void Success(IDatagramSender sender, TransportAddress to, StunMessage request, IceLocalCredentials local)
    {
        var writer = new StunWriter(stackalloc byte[StunWriter.BufferSize], StunClass.Success, request.TransactionId);
        writer.AddMappedAddress(to);
        Sign(ref writer, request, local);
        sender.Send(to, writer.Written);
    }

    /// <summary>400 and 401 go unsigned (RFC 8489 section 9.1.3: there is nothing both sides know to sign with).</summary>
    public static void Error(IDatagramSender sender, TransportAddress to, StunMessage request, IceLocalCredentials local, StunErrorCode code)
    {
        var writer = new StunWriter(stackalloc byte[StunWriter.BufferSize], StunClass.Error, request.TransactionId);
        writer.AddError(code);
        if (code == StunErrorCode.UnknownAttribute)
        {
            Span<byte> unknown = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(unknown, request.UnknownAttribute);
            writer.Add(StunAttribute.UnknownAttributes, unknown);
        }

        if (code is StunErrorCode.RoleConflict or StunErrorCode.UnknownAttribute)
        {
            Sign(ref writer, request, local);
        }
        else
        {
            writer.AddFingerprint();
        }

        sender.Send(to, writer.Written);
    }

    private static void Sign(ref StunWriter writer, StunMessage request, IceLocalCredentials local)
    {
        request.TryGet(StunAttribute.Username, out var username);
        local.TryFind(username, out var password, out _);
        writer.AddIntegrity(password);
        writer.AddFingerprint();
    }
}

using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Signaling;

namespace Senytl.Livekit.Server.Data;

/// <summary>Passes data packets of a participant on to those they are meant for.</summary>
internal static class DataRelay
{
    /// <summary>A packet longer than this, the names on it among it, is refused; clients split what is longer.</summary>
    public const int MaximumBytes = 65_536;

    /// <summary>Any thread, but one message of a participant at a time.</summary>
    public static void Relay(LiveParticipant sender, ReadOnlySpan<byte> message, bool reliable)
    {
        var room = sender.Room;
        if (message.Length > MaximumBytes || !MessageCodec.TryDecode<DataPacket>(message, SignalFormat.Protobuf, out var packet))
        {
            room.Log(ServerEventKind.Refused, sender.Identity, $"a data packet of {message.Length} bytes that cannot be read");
            return;
        }

        if (Destinations.AreTooMany(packet, room.Server.Options))
        {
            room.Log(ServerEventKind.Refused, sender.Identity, $"{Describe(packet)} for more receivers than a room can hold");
            return;
        }

        if (!sender.Permission.CanPublishData || !MayPass(sender, packet))
        {
            room.Log(ServerEventKind.Refused, sender.Identity, $"{Describe(packet)} without permission");
            return;
        }

        if (reliable && !sender.TakeSequence(packet.Sequence))
        {
            return;
        }

        Stamp(sender, packet, reliable);
        if (!TryDeliver(room, sender, packet, reliable, out var excess))
        {
            room.Log(ServerEventKind.Refused, sender.Identity, excess);
        }
    }

    /// <summary>A packet that comes from the server itself. When it is too long nobody gets it, and the excess is named.</summary>
    public static bool TrySend(LiveRoom room, DataPacket packet, bool reliable, [NotNullWhen(false)] out string? excess)
    {
        packet.Kind = reliable ? DataPacket.Types.Kind.Reliable : DataPacket.Types.Kind.Lossy;
        return TryDeliver(room, sender: null, packet, reliable, out excess);
    }

    private static bool TryDeliver(LiveRoom room, LiveParticipant? sender, DataPacket packet, bool reliable, [NotNullWhen(false)] out string? excess)
    {
        var bytes = packet.ToByteArray();
        if (bytes.Length > MaximumBytes)
        {
            excess = $"a data packet of {bytes.Length} bytes, at most {MaximumBytes} are allowed, the names of its sender and receivers among them; send it in parts";
            return false;
        }

        var destinations = new Destinations(packet);
        foreach (var receiver in room.Present)
        {
            if (receiver != sender && destinations.Include(receiver))
            {
                receiver.Media.SendData(bytes, reliable, sender?.Media.Inlet);
            }
        }

        room.Log(ServerEventKind.DataRelayed, sender?.Identity ?? "", $"{Describe(packet)}, {bytes.Length} B{(reliable ? "" : ", lossy")}");
        excess = null;
        return true;
    }

    private static bool MayPass(LiveParticipant sender, DataPacket packet) => packet.ValueCase switch
    {
        DataPacket.ValueOneofCase.Metrics => false,
        DataPacket.ValueOneofCase.Transcription => sender.IsAgent,
        _ => true,
    };

    private static void Stamp(LiveParticipant sender, DataPacket packet, bool reliable)
    {
        packet.Kind = reliable ? DataPacket.Types.Kind.Reliable : DataPacket.Types.Kind.Lossy;
        packet.ParticipantSid = sender.Sid;
        if (!SpeaksForAnother(sender, packet))
        {
            packet.ParticipantIdentity = sender.Identity;
        }

        if (packet.User is { } user)
        {
            user.ParticipantSid = sender.Sid;
            user.ParticipantIdentity = sender.Identity;
        }
    }

    /// <summary>An agent writes the transcript of a user under the user's identity, and says so.</summary>
    private static bool SpeaksForAnother(LiveParticipant sender, DataPacket packet)
    {
        if (!sender.IsAgent || packet.ParticipantIdentity.Length == 0 || packet.ParticipantIdentity == sender.Identity)
        {
            return false;
        }

        switch (packet.ValueCase)
        {
            case DataPacket.ValueOneofCase.StreamHeader:
                if (packet.StreamHeader.TextHeader is { } text)
                {
                    text.Generated = true;
                }

                return true;
            case DataPacket.ValueOneofCase.ChatMessage:
                packet.ChatMessage.Generated = true;
                return true;
            case DataPacket.ValueOneofCase.StreamChunk or DataPacket.ValueOneofCase.StreamTrailer or DataPacket.ValueOneofCase.Transcription:
                return true;
            default:
                return false;
        }
    }

    private static string Describe(DataPacket packet) => packet.ValueCase switch
    {
        DataPacket.ValueOneofCase.User => $"user '{packet.User.Topic}'",
        DataPacket.ValueOneofCase.StreamHeader => $"stream_header '{packet.StreamHeader.Topic}'{Form(packet.StreamHeader)}",
        DataPacket.ValueOneofCase.RpcRequest => $"rpc_request '{packet.RpcRequest.Method}'",
        DataPacket.ValueOneofCase.None => "unknown",
        var kind => kind.ToString(),
    };

    private static string Form(DataStream.Types.Header header) =>
        (header.HasInlineContent ? " inline" : "") + (header.Compression == DataStream.Types.CompressionType.DeflateRaw ? " deflate_raw" : "");
}

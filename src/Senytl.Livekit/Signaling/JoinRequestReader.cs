using System.IO.Compression;
using Google.Protobuf;
using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Signaling;

/// <summary>Reads the <c>join_request</c> parameter of <c>/rtc/v1</c>: base64, a wrapper, perhaps gzip, a message.</summary>
internal static class JoinRequestReader
{
    /// <summary>An unpacked request longer than this is refused.</summary>
    public const int MaximumBytes = 1 << 20;

    public static bool TryRead(string text, out JoinParameters parameters)
    {
        parameters = new JoinParameters();
        if (text.Length == 0
            || !QueryBase64.TryDecode(text, out var bytes)
            || !MessageCodec.TryDecode<WrappedJoinRequest>(bytes, SignalFormat.Protobuf, out var wrapped)
            || !TryUnpack(wrapped, out var content)
            || !MessageCodec.TryDecode<JoinRequest>(content, SignalFormat.Protobuf, out var request))
        {
            return false;
        }

        parameters = new JoinParameters
        {
            SinglePeerConnection = true,
            Client = request.ClientInfo ?? new ClientInfo(),
            AutoSubscribe = request.ConnectionSettings?.AutoSubscribe ?? true,
            Reconnect = request.Reconnect,
            ReconnectReason = request.ReconnectReason,
            ParticipantSid = request.ParticipantSid,
            Metadata = request.Metadata,
            Attributes = request.ParticipantAttributes,
            AddTracks = request.AddTrackRequests,
            PublisherOffer = request.PublisherOffer,
            SyncState = request.SyncState,
        };
        return true;
    }

    private static bool TryUnpack(WrappedJoinRequest wrapped, out byte[] content)
    {
        content = [];
        switch (wrapped.Compression)
        {
            case WrappedJoinRequest.Types.Compression.None:
                content = wrapped.JoinRequest.ToByteArray();
                return true;
            case WrappedJoinRequest.Types.Compression.Gzip:
                return TryGunzip(wrapped.JoinRequest, out content);
            default:
                return false;
        }
    }

    private static bool TryGunzip(ByteString packed, out byte[] content)
    {
        content = [];
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed.ToByteArray()), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var part = new byte[8192];
            int read;
            while ((read = gzip.Read(part)) > 0)
            {
                if (unpacked.Length + read > MaximumBytes)
                {
                    return false;
                }

                unpacked.Write(part, 0, read);
            }

            content = unpacked.ToArray();
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

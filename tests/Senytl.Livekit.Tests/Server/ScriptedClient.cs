using System.IO.Compression;
using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Server;

/// <summary>Opens signal connections as clients do, in both forms.</summary>
internal static class ScriptedClient
{
    public static async Task<(ScriptedSocket<SignalRequest, SignalResponse> Socket, JoinResponse Join)> JoinAsync(
        LivekitServer server, string room, string identity, TokenOptions? options = null, SignalFormat format = SignalFormat.Protobuf)
    {
        var socket = new ScriptedSocket<SignalRequest, SignalResponse>(format);
        await socket.ConnectAsync(new Uri(server.Url, "/rtc?protocol=17&client_protocol=2&sdk=go"), server.CreateToken(room, identity, options));
        var (first, _) = await socket.ReceiveAsync();
        Assert.Equal(SignalResponse.MessageOneofCase.Join, first?.MessageCase);
        return (socket, first!.Join);
    }

    public static Uri V1Url(LivekitServer server, JoinRequest request, bool compress)
    {
        var content = request.ToByteArray();
        if (compress)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            {
                gzip.Write(content);
            }

            content = packed.ToArray();
        }

        var wrapped = new WrappedJoinRequest
        {
            Compression = compress ? WrappedJoinRequest.Types.Compression.Gzip : WrappedJoinRequest.Types.Compression.None,
            JoinRequest = ByteString.CopyFrom(content),
        };
        var text = Convert.ToBase64String(wrapped.ToByteArray()).Replace('+', '-').Replace('/', '_');
        return new Uri(server.Url, "/rtc/v1?join_request=" + Uri.EscapeDataString(text));
    }

    public static Task<SignalResponse> NextAsync(this ScriptedSocket<SignalRequest, SignalResponse> socket, SignalResponse.MessageOneofCase kind) =>
        socket.ReceiveAsync(message => message.MessageCase == kind);

    public static async Task<ParticipantInfo> UpdateOfAsync(this ScriptedSocket<SignalRequest, SignalResponse> socket, string identity, Func<ParticipantInfo, bool> wanted)
    {
        ParticipantInfo? found = null;
        await socket.ReceiveAsync(message =>
        {
            found = message.Update?.Participants.FirstOrDefault(participant => participant.Identity == identity && wanted(participant));
            return found is not null;
        });
        return found!;
    }
}

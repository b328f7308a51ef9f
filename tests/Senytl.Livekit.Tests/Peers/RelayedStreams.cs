using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>The form in which clients sent their streams, as the server that relayed them saw it.</summary>
internal static class RelayedStreams
{
    /// <summary>Plain chunks: to one that does not say that it reads anything else, or what is written bit by bit.</summary>
    public const string Chunked = "";

    /// <summary>The content in the header.</summary>
    public const string Inline = " inline";

    /// <summary>Raw DEFLATE in the header.</summary>
    public const string InlineDeflate = " inline deflate_raw";

    /// <summary>Raw DEFLATE in chunks.</summary>
    public const string ChunkedDeflate = " deflate_raw";

    /// <summary>The forms of all streams of a participant on a topic, in the order of their headers.</summary>
    public static string[] Forms(LivekitServer server, string from, string topic)
    {
        var start = $"stream_header '{topic}'";
        return
        [
            .. Relayed(server, from)
                .Where(detail => detail.StartsWith(start, StringComparison.Ordinal))
                .Select(detail => detail[start.Length..detail.LastIndexOf(',')]),
        ];
    }

    /// <summary>How many chunks a participant sent, of all its streams.</summary>
    public static int Chunks(LivekitServer server, string from) =>
        Relayed(server, from).Count(detail => detail.StartsWith("StreamChunk", StringComparison.Ordinal));

    private static IEnumerable<string> Relayed(LivekitServer server, string from) => server.Events
        .Where(happened => happened.Kind == ServerEventKind.DataRelayed && happened.Subject == from)
        .Select(happened => happened.Detail);
}

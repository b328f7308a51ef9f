using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Server.Tracks;

/// <summary>The codecs that may be published.</summary>
internal static class PublishCodecs
{
    public const string Opus = "audio/opus";
    public const string Vp8 = "video/VP8";
    public const string H264 = "video/H264";

    public static IReadOnlyList<Codec> All { get; } =
    [
        new Codec { Mime = Opus },
        new Codec { Mime = "audio/PCMU" },
        new Codec { Mime = "audio/PCMA" },
        new Codec { Mime = Vp8 },
        new Codec { Mime = H264 },
    ];

    /// <summary>The MIME type for a codec's short name; VP8 for a video codec that is not forwarded, so that the client falls back to it.</summary>
    public static string MimeOf(TrackType type, string codec)
    {
        if (type == TrackType.Audio)
        {
            return codec.ToUpperInvariant() switch
            {
                "PCMU" or "AUDIO/PCMU" => "audio/PCMU",
                "PCMA" or "AUDIO/PCMA" => "audio/PCMA",
                _ => Opus,
            };
        }

        return codec.ToUpperInvariant() is "H264" or "VIDEO/H264" ? H264 : Vp8;
    }
}

using System.Security.Cryptography;

namespace Senytl.Livekit.Server;

/// <summary>Server-side identifiers. Clients parse the prefix.</summary>
internal static class Sids
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const int Length = 12;

    public static string Room() => "RM_" + Random();

    public static string Participant() => "PA_" + Random();

    public static string Worker() => "AW_" + Random();

    public static string Job() => "AJ_" + Random();

    public static string Dispatch() => "AD_" + Random();

    /// <summary>Two letters tell the type and the source, as LiveKit's do.</summary>
    public static string Track(Protos.TrackType type, Protos.TrackSource source)
    {
        var kind = type == Protos.TrackType.Audio ? 'A' : 'V';
        var origin = source switch
        {
            Protos.TrackSource.Camera => 'C',
            Protos.TrackSource.Microphone => 'M',
            Protos.TrackSource.ScreenShare => 'S',
            Protos.TrackSource.ScreenShareAudio => 's',
            _ => 'U',
        };
        return $"TR_{kind}{origin}{Random()}";
    }

    private static string Random() => RandomNumberGenerator.GetString(Alphabet, Length);
}

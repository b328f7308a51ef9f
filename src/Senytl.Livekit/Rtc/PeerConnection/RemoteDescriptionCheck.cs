using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>Whether a peer's description can be taken over, looked at before anything changes.</summary>
internal static class RemoteDescriptionCheck
{
    /// <summary>False with an error that names what is wrong.</summary>
    public static bool IsUsable(SessionDescription description, List<LayoutEntry> layout, DtlsFingerprint? knownFingerprint, out string? error)
    {
        error = FindSectionFault(description, layout) ?? FindTransportFault(description, knownFingerprint);
        return error is null;
    }

    /// <summary>Gives sections their mids where a peer left them out, as it may of what it refuses: the place says which they are.</summary>
    public static void NameRefused(SessionDescription description, List<LayoutEntry> layout)
    {
        foreach (var (section, entry) in description.Media.Zip(layout))
        {
            if (section is { Rejected: true, Mid: "" })
            {
                section.Mid = entry.Mid;
            }
        }
    }

    /// <summary>The first fingerprint of an algorithm that the DTLS layer can check.</summary>
    public static DtlsFingerprint? Fingerprint(MediaSection transport)
    {
        foreach (var fingerprint in transport.Fingerprints)
        {
            if (DtlsFingerprint.TryParse(fingerprint.ToString(), out var usable))
            {
                return usable;
            }
        }

        return null;
    }

    private static string? FindSectionFault(SessionDescription description, List<LayoutEntry> layout)
    {
        if (description.Media.Count < layout.Count)
        {
            return $"The description has {description.Media.Count} sections where the session already has {layout.Count}; sections are stopped, never left out.";
        }

        var mids = new HashSet<string>();
        for (var i = 0; i < description.Media.Count; i++)
        {
            var section = description.Media[i];
            if (section.Mid.Length is 0 or > 32 || !mids.Add(section.Mid))
            {
                return $"Section {i} has the mid '{section.Mid}'; each section needs one of 1 to 32 characters of its own.";
            }

            if (i < layout.Count && (layout[i].Kind != section.Kind || layout[i].Mid != section.Mid))
            {
                return $"Section {i} is {section.Kind} '{section.Mid}' where the session has {layout[i].Kind} '{layout[i].Mid}'; the order of sections is fixed.";
            }
        }

        return description.Media.Count(section => section.Kind == MediaKind.Application) > 1
            ? "The description has more than one application section; data channels share one."
            : null;
    }

    private static string? FindTransportFault(SessionDescription description, DtlsFingerprint? knownFingerprint)
    {
        if (description.Transport is not { } transport)
        {
            return "The description has no live section, so there is no transport to use.";
        }

        if (!new IceCredentials(transport.IceUfrag, transport.IcePwd).IsValid)
        {
            return $"Section '{transport.Mid}' has no ice-ufrag of 4 to 256 and ice-pwd of 22 to 256 characters.";
        }

        return Fingerprint(transport) switch
        {
            null => $"Section '{transport.Mid}' has no sha-256, sha-384 or sha-512 fingerprint.",
            var found when knownFingerprint is not null && found != knownFingerprint =>
                $"The fingerprint changed to {found}; a new certificate needs a new connection.",
            _ => null,
        };
    }
}

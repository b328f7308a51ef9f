using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Server.Participants;

/// <summary>How much a participant may say about itself, which everybody in its room is told.</summary>
internal static class ParticipantText
{
    /// <summary>Most characters of a name, of metadata, and of all keys and values of the attributes together.</summary>
    public const int MaximumLength = 64 * 1024;

    /// <summary>Most attributes.</summary>
    public const int MaximumAttributes = 256;

    /// <summary>What a participant comes with: what its token says, and what the client says where the token allows it.</summary>
    public static (string Metadata, Dictionary<string, string> Attributes) AtJoin(TokenClaims claims, JoinParameters join) =>
        Permissions.From(claims.Video).CanUpdateMetadata
            ? (join.Metadata.Length > 0 ? join.Metadata : claims.Metadata, Merged(claims.Attributes, join.Attributes))
            : (claims.Metadata, new Dictionary<string, string>(claims.Attributes, StringComparer.Ordinal));

    /// <summary>The attributes after a change: an empty value removes its key.</summary>
    public static Dictionary<string, string> Merged(IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string> change)
    {
        var merged = new Dictionary<string, string>(attributes, StringComparer.Ordinal);
        foreach (var (key, value) in change)
        {
            if (value.Length == 0)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = value;
            }
        }

        return merged;
    }

    /// <summary>What is too much, with its size and the limit; null when nothing is.</summary>
    public static string? Excess(string name, string metadata, IReadOnlyDictionary<string, string> attributes)
    {
        if (attributes.Count > MaximumAttributes)
        {
            return FormattableString.Invariant($"{attributes.Count} attributes, at most {MaximumAttributes} are allowed");
        }

        return TooLong("a name", name.Length)
            ?? TooLong("metadata", metadata.Length)
            ?? TooLong("attributes", attributes.Sum(pair => (long)pair.Key.Length + pair.Value.Length));
    }

    private static string? TooLong(string what, long length) =>
        length > MaximumLength ? FormattableString.Invariant($"{length} characters of {what}, at most {MaximumLength} are allowed") : null;
}

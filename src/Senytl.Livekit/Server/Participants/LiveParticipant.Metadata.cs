using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Name, metadata, attributes and permissions.</summary>
internal sealed partial class LiveParticipant
{
    /// <summary>Most bytes of a name or of metadata.</summary>
    public const int MaximumTextLength = 64 * 1024;

    /// <summary>Most attributes, and most characters of them all.</summary>
    public const int MaximumAttributes = 256;

    /// <summary>Sets what is not empty; attributes are merged, and an empty value removes its key. False when it would be too much.</summary>
    public bool TryUpdate(string name, string metadata, IReadOnlyDictionary<string, string> attributes)
    {
        if (name.Length > MaximumTextLength || metadata.Length > MaximumTextLength || !HasRoomFor(attributes))
        {
            return false;
        }

        _info.Name = name.Length > 0 ? name : _info.Name;
        _info.Metadata = metadata.Length > 0 ? metadata : _info.Metadata;
        Merge(attributes);
        Room.Log(ServerEventKind.ParticipantUpdated, Identity, string.Join(", ", attributes.Select(pair => $"{pair.Key}={pair.Value}")));
        Room.BroadcastParticipant(this, toItself: true);
        return true;
    }

    /// <summary>Gives other permissions, and takes away at once what they no longer allow.</summary>
    public void SetPermission(ParticipantPermission permission)
    {
        _info.Permission = permission.Clone();
        foreach (var track in Tracks.Values.Where(track => !Permissions.MayPublish(permission, track.Info.Source)).ToArray())
        {
            Room.Unpublish(track, announce: true);
        }

        Room.SubscribeToAll(this);
        Room.Log(ServerEventKind.ParticipantUpdated, Identity, "permission");
        Room.BroadcastParticipant(this, toItself: true);
    }

    private bool HasRoomFor(IReadOnlyDictionary<string, string> attributes)
    {
        var merged = _info.Attributes.Where(pair => !attributes.ContainsKey(pair.Key)).Concat(attributes.Where(pair => pair.Value.Length > 0)).ToArray();
        return merged.Length <= MaximumAttributes && merged.Sum(pair => (long)pair.Key.Length + pair.Value.Length) <= MaximumTextLength;
    }

    private void Merge(IReadOnlyDictionary<string, string> attributes)
    {
        foreach (var (key, value) in attributes)
        {
            if (value.Length == 0)
            {
                _info.Attributes.Remove(key);
            }
            else
            {
                _info.Attributes[key] = value;
            }
        }
    }
}

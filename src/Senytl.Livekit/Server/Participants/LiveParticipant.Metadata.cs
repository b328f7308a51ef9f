using System.Diagnostics.CodeAnalysis;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Name, metadata, attributes and permissions.</summary>
internal sealed partial class LiveParticipant
{
    /// <summary>Sets what is not empty; attributes are merged, and an empty value removes its key. When it would be too much, nothing changes, and the excess is named.</summary>
    public bool TryUpdate(string name, string metadata, IReadOnlyDictionary<string, string> attributes, [NotNullWhen(false)] out string? excess)
    {
        var merged = ParticipantText.Merged(_info.Attributes, attributes);
        excess = ParticipantText.Excess(name, metadata, merged);
        if (excess is not null)
        {
            return false;
        }

        _info.Name = name.Length > 0 ? name : _info.Name;
        _info.Metadata = metadata.Length > 0 ? metadata : _info.Metadata;
        _info.Attributes.Clear();
        _info.Attributes.Add(merged);
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
}

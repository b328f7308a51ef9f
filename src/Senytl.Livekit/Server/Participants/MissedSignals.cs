using Senytl.Livekit.Protos;
using Senytl.Livekit.Signaling;

namespace Senytl.Livekit.Server.Participants;

/// <summary>What a participant was to be told and was not, as its signal connection was gone. It is told when it comes back.</summary>
internal sealed class MissedSignals
{
    /// <summary>Most messages: half of what may wait for a reader, as the rest is for what follows them.</summary>
    public const int Capacity = MessageSocket<SignalRequest, SignalResponse>.QueueCapacity / 2;

    /// <summary>Most bytes of messages.</summary>
    public const int MaximumBytes = MessageSocket<SignalRequest, SignalResponse>.QueueBytes / 2;

    private readonly List<(SignalResponse Message, string? Subject)> _messages = [];
    private readonly Dictionary<string, int> _latest = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>More was missed than is kept: only a new session makes that good.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Notes a message; one of the same subject takes the place of that before.</summary>
    public void Add(SignalResponse message, string? subject)
    {
        if (IsTooMuch || !IsOfUseLater(message))
        {
            return;
        }

        _bytes += message.CalculateSize();
        if (subject is not null && _latest.TryGetValue(subject, out var place))
        {
            _bytes -= _messages[place].Message.CalculateSize();
            _messages[place] = (message, subject);
        }
        else
        {
            if (subject is not null)
            {
                _latest[subject] = _messages.Count;
            }

            _messages.Add((message, subject));
        }

        if (_messages.Count > Capacity || _bytes > MaximumBytes)
        {
            Clear();
            IsTooMuch = true;
        }
    }

    /// <summary>Notes what was queued before all that is noted here.</summary>
    public void AddBefore(IReadOnlyList<(SignalResponse Message, string? Subject)> earlier)
    {
        foreach (var (message, subject) in (IEnumerable<(SignalResponse, string?)>)[.. earlier, .. Take()])
        {
            Add(message, subject);
        }
    }

    /// <summary>All of it, in order; nothing is left here.</summary>
    public IReadOnlyList<(SignalResponse Message, string? Subject)> Take()
    {
        (SignalResponse, string?)[] taken = [.. _messages];
        Clear();
        return taken;
    }

    /// <summary>A resumed session negotiates anew, and is told of its room and its listeners as they are then.</summary>
    private static bool IsOfUseLater(SignalResponse message) => message.MessageCase
        is not (SignalResponse.MessageOneofCase.Join
            or SignalResponse.MessageOneofCase.Reconnect
            or SignalResponse.MessageOneofCase.Leave
            or SignalResponse.MessageOneofCase.Offer
            or SignalResponse.MessageOneofCase.Answer
            or SignalResponse.MessageOneofCase.MediaSectionsRequirement
            or SignalResponse.MessageOneofCase.RoomUpdate
            or SignalResponse.MessageOneofCase.TrackSubscribed
            or SignalResponse.MessageOneofCase.RefreshToken
            or SignalResponse.MessageOneofCase.Pong
            or SignalResponse.MessageOneofCase.PongResp);

    private void Clear()
    {
        _messages.Clear();
        _latest.Clear();
        _bytes = 0;
    }
}

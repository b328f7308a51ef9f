using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Server.Participants;

/// <summary>What all others are told because of a participant.</summary>
internal sealed partial class LiveParticipant
{
    /// <summary>What telling the others something counts for at least, in bytes.</summary>
    public const int LeastCharge = 4 << 10;

    /// <summary>Bytes that one participant may make the others be told at once: half of what may wait for a reader.</summary>
    private const int Burst = 4 << 20;

    /// <summary>And in each second after that: a thousand small messages.</summary>
    private const int BytesPerSecond = 4 << 20;

    private int _layout;
    private int _toldLayout = -1;

    /// <summary>
    /// What an update of this participant tells the state of. It changes with tracks and with coming and leaving, which others must hear one by
    /// one, in their order among offers; of all else the last is enough.
    /// </summary>
    public string Subject => $"{Sid}/{_layout}";

    /// <summary>Bytes that each other was told so far because of what this participant asked for.</summary>
    public long Caused { get; private set; }

    /// <summary>What it may still cause.</summary>
    public Allowance Allowance { get; }

    /// <summary>Notes that tracks or the state are others now than those that were told before.</summary>
    public void ChangeLayout() => _layout++;

    /// <summary>Notes that all others are told something. An update that takes the place of the one before counts as small, for it adds nothing to what waits.</summary>
    public void CauseUpdate(SignalResponse update)
    {
        Cause(_toldLayout == _layout ? LeastCharge : Math.Max(LeastCharge, update.CalculateSize()));
        _toldLayout = _layout;
    }

    public void Cause(int bytes) => Caused += bytes;
}

using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>A remote address under test. An agent has one socket, so the remote end alone names the pair.</summary>
internal sealed class IcePair(TransportAddress remote, uint remotePriority)
{
    public TransportAddress Remote { get; } = remote;

    public uint RemotePriority { get; } = remotePriority;

    /// <summary>A check has been answered.</summary>
    public bool Succeeded { get; set; }

    /// <summary>The controlling peer chose this pair before our own check of it came back.</summary>
    public bool PeerNominated { get; set; }

    /// <summary>The transaction that is under way and will be repeated; null when none is.</summary>
    public StunTransactionId? Transaction { get; private set; }

    public int Sent { get; private set; }

    public TimeSpan RetransmitAt { get; private set; } = TimeSpan.MaxValue;

    public bool Waiting => !Succeeded && Transaction is null;

    public void Begin(StunTransactionId transaction)
    {
        Transaction = transaction;
        Sent = 0;
    }

    public void OnSent(TimeSpan now)
    {
        RetransmitAt = now + TimeSpan.FromTicks(Math.Min(IceTimes.FirstRetransmission.Ticks << Math.Min(Sent, 8), IceTimes.LastRetransmission.Ticks));
        Sent++;
    }

    public void End()
    {
        Transaction = null;
        RetransmitAt = TimeSpan.MaxValue;
    }
}

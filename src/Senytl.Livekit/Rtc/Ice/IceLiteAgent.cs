using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>The answering side of RFC 8445: never sends a check, is always controlled, learns the peer's address from its checks.</summary>
internal sealed class IceLiteAgent(IDatagramSender sender, IceTimes times) : IIceAgent
{
    /// <summary>A nominated path that has been quiet this long gives way to another of lower priority.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    /// <summary>The addresses that are remembered: a peer has a handful of interfaces.</summary>
    private const int MaxKnown = 16;

    private readonly IceLocalCredentials local = new();
    private readonly Queue<TransportAddress> known = [];
    private readonly IceLiveness liveness = new(times);
    private uint selectedPriority;
    private TimeSpan selectedHeard;
    private bool selectedIsCurrent;

    public IceMode Mode => IceMode.Lite;

    public IceState State => liveness.State;

    public IceCredentials Local => local.Value;

    public string? PreviousUfrag => local.PreviousUfrag;

    public TransportAddress? Selected { get; private set; }

    public TimeSpan NextDeadline => liveness.NextDeadline;

    public bool Knows(TransportAddress address) => address == Selected || known.Contains(address);

    public void Start(IceCredentials remote, TimeSpan now) => liveness.Start(now);

    /// <summary>A lite agent sends to where checks come from, so what the peer announces is of no use to it.</summary>
    public void AddRemoteCandidate(IceCandidate candidate, TimeSpan now)
    {
    }

    public void Restart(TimeSpan now)
    {
        local.Restart();
        selectedIsCurrent = false;
        liveness.Start(now);
    }

    public bool Receive(TransportAddress from, ReadOnlySpan<byte> datagram, TimeSpan now)
    {
        if (!StunMessage.TryRead(datagram, out var message) || message.Class != StunClass.Request)
        {
            return false;
        }

        if (!IceCheckReader.TryRead(message, local, out var check, out var error))
        {
            IceAnswer.Error(sender, from, message, local, error);
            return false;
        }

        if (check.ControlledTieBreaker is not null)
        {
            IceAnswer.Error(sender, from, message, local, StunErrorCode.RoleConflict);
            return false;
        }

        IceAnswer.Success(sender, from, message, local);
        Take(from, check, now);
        return true;
    }

    public void Advance(TimeSpan now) => liveness.Advance(now);

    private void Take(TransportAddress from, IceCheck check, TimeSpan now)
    {
        if (State == IceState.Failed && !check.IsCurrent)
        {
            return;
        }

        Remember(from);
        liveness.Heard(now);
        if (from == Selected)
        {
            selectedHeard = now;
        }

        if (check.UseCandidate && Supersedes(from, check, now))
        {
            Selected = from;
            selectedPriority = check.Priority;
            selectedHeard = now;
            selectedIsCurrent = check.IsCurrent;
            if (check.IsCurrent)
            {
                local.DropPrevious();
            }

            liveness.Select(now);
        }
    }

    private void Remember(TransportAddress from)
    {
        if (!known.Contains(from))
        {
            known.Enqueue(from);
            if (known.Count > MaxKnown)
            {
                known.Dequeue();
            }
        }
    }

    private bool Supersedes(TransportAddress from, IceCheck check, TimeSpan now) =>
        Selected is null
        || State == IceState.Failed
        || (check.IsCurrent && !selectedIsCurrent)
        || (from == Selected && check.Priority != selectedPriority)
        || ((check.IsCurrent || !selectedIsCurrent)
            && (check.Priority > selectedPriority || now - selectedHeard > Stale));
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>
/// The checking side of RFC 8445 over one socket: paced and triggered checks, peer-reflexive candidates, role conflict,
/// regular nomination, consent (RFC 7675) and restart.
/// </summary>
internal sealed partial class IceFullAgent : IIceAgent
{
    private readonly IDatagramSender sender;
    private readonly IceTimes times;
    private readonly IceLocalCredentials local = new();
    private readonly IceLiveness liveness;
    private readonly IceCheckList checks = new();
    private readonly IceTransactions transactions;
    private readonly ulong tieBreaker;
    private IceCredentials? remote;
    private byte[] remotePassword = [];
    private bool controlling;
    private bool localRestarted;
    private IcePair? nominating;
    private IcePair? selectedPair;
    private TimeSpan nextCheck;
    private TimeSpan nextConsent = TimeSpan.MaxValue;
    private TimeSpan nominateAt = TimeSpan.MaxValue;

    /// <param name="sender">The socket.</param>
    /// <param name="times">The waits.</param>
    /// <param name="controlling">The side that starts in charge: the offerer, unless the peer is lite (RFC 8445 section 6.1.1).</param>
    /// <param name="tieBreaker">Decides who yields when both sides claim one role; random when null.</param>
    public IceFullAgent(IDatagramSender sender, IceTimes times, bool controlling, ulong? tieBreaker = null)
    {
        this.sender = sender;
        this.times = times;
        this.controlling = controlling;
        this.tieBreaker = tieBreaker ?? BinaryPrimitives.ReadUInt64BigEndian(RandomNumberGenerator.GetBytes(8));
        liveness = new IceLiveness(times);
        transactions = new IceTransactions(times.Failed);
    }

    public IceMode Mode => controlling ? IceMode.Controlling : IceMode.Controlled;

    public IceState State => liveness.State;

    public IceCredentials Local => local.Value;

    public string? PreviousUfrag => local.PreviousUfrag;

    public TransportAddress? Selected { get; private set; }

    public TimeSpan NextDeadline
    {
        get
        {
            if (remote is null || State == IceState.Failed)
            {
                return liveness.NextDeadline;
            }

            var next = Math.Min(liveness.NextDeadline.Ticks, checks.NextRetransmission.Ticks);
            next = Math.Min(next, Math.Min(nextConsent.Ticks, nominateAt.Ticks));
            return new TimeSpan(checks.HasPending ? Math.Min(next, nextCheck.Ticks) : next);
        }
    }

    public bool Knows(TransportAddress address) => address == Selected || checks.Find(address) is { Succeeded: true };

    public void Start(IceCredentials remote, TimeSpan now)
    {
        if (this.remote == remote && !localRestarted)
        {
            return;
        }

        if (this.remote is not null)
        {
            ForgetGeneration(keepAddresses: this.remote == remote);
        }

        localRestarted = false;
        this.remote = remote;
        remotePassword = Encoding.UTF8.GetBytes(remote.Password);
        liveness.Start(now);
        Advance(now);
    }

    public void AddRemoteCandidate(IceCandidate candidate, TimeSpan now)
    {
        checks.GetOrAdd(candidate.Address, candidate.Priority);
        Advance(now);
    }

    public void Restart(TimeSpan now)
    {
        local.Restart();
        localRestarted = true;
        liveness.Start(now);
    }

    public void Advance(TimeSpan now)
    {
        liveness.Advance(now);
        if (remote is null || State == IceState.Failed)
        {
            return;
        }

        Retransmit(now);
        if (now >= nextCheck && checks.Next() is { } pair)
        {
            nextCheck = now + IceTimes.Pacing;
            Check(pair, useCandidate: false, now);
        }

        NominateWhenReady(now);
        AskForConsent(now);
    }

    private void ForgetGeneration(bool keepAddresses)
    {
        if (keepAddresses)
        {
            checks.Reset();
        }
        else
        {
            checks.Clear();
        }

        transactions.Clear();
        nominating = null;
        selectedPair = null;
        nextConsent = TimeSpan.MaxValue;
        nominateAt = TimeSpan.MaxValue;
    }

    private void NominateWhenReady(TimeSpan now)
    {
        if (!controlling || nominating is not null || selectedPair is not null || checks.Best(out var betterMayCome) is not { } best)
        {
            return;
        }

        if (!betterMayCome || now >= nominateAt)
        {
            nominating = best;
            nominateAt = TimeSpan.MaxValue;
            Check(best, useCandidate: true, now);
        }
        else if (nominateAt == TimeSpan.MaxValue)
        {
            nominateAt = now + IceTimes.NominationPatience;
        }
    }

    private void AskForConsent(TimeSpan now)
    {
        if (selectedPair is not null && now >= nextConsent)
        {
            nextConsent = now + IceTimes.ConsentAgain;
            Send(selectedPair, StunTransactionId.Create(), useCandidate: false, now);
        }
    }

    private void ScheduleConsent(TimeSpan now) => nextConsent = now + (IceTimes.Consent * (0.8 + (0.4 * Random.Shared.NextDouble())));

    private void Select(IcePair pair, TimeSpan now)
    {
        checks.Settle();
        selectedPair = pair;
        nominateAt = TimeSpan.MaxValue;
        pair.PeerNominated = false;
        Selected = pair.Remote;
        ScheduleConsent(now);
        local.DropPrevious();
        liveness.Select(now);
    }
}

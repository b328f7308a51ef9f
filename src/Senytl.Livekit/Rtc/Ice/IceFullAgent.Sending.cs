using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

internal sealed partial class IceFullAgent
{
    private void Check(IcePair pair, bool useCandidate, TimeSpan now)
    {
        if (pair.Transaction is not null)
        {
            pair.End();
        }

        var id = StunTransactionId.Create();
        pair.Begin(id);
        Send(pair, id, useCandidate, now);
        pair.OnSent(now);
    }

    /// <summary>
    /// Until a path is selected checks go on until the connect timeout ends the whole agent: a peer may need seconds before it can answer. A
    /// nomination that is not answered makes way for another.
    /// </summary>
    private void Retransmit(TimeSpan now)
    {
        foreach (var pair in checks.Pairs)
        {
            if (pair.Transaction is not { } id || now < pair.RetransmitAt)
            {
                continue;
            }

            if (pair.Sent >= IceTimes.Attempts && (pair == nominating || selectedPair is not null))
            {
                GiveUp(pair);
            }
            else
            {
                Send(pair, id, useCandidate: pair == nominating, now);
                pair.OnSent(now);
            }
        }
    }

    private void GiveUp(IcePair pair)
    {
        pair.End();
        pair.Succeeded = false;
        nominating = pair == nominating ? null : nominating;
    }

    private void Send(IcePair pair, StunTransactionId id, bool useCandidate, TimeSpan now)
    {
        var writer = new StunWriter(stackalloc byte[StunWriter.BufferSize], StunClass.Request, id);
        writer.AddUsername(remote!.Ufrag, Local.Ufrag);
        writer.Add(StunAttribute.Priority, IcePriority.Of(IceCandidateType.PeerReflexive));
        writer.Add(controlling ? StunAttribute.IceControlling : StunAttribute.IceControlled, tieBreaker);
        if (useCandidate)
        {
            writer.Add(StunAttribute.UseCandidate, []);
        }

        writer.AddIntegrity(remotePassword);
        writer.AddFingerprint();
        transactions.Add(id, new IceTransactions.Request(pair, useCandidate, controlling, now));
        sender.Send(pair.Remote, writer.Written);
    }
}

using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

internal sealed partial class IceFullAgent
{
    public bool Receive(TransportAddress from, ReadOnlySpan<byte> datagram, TimeSpan now)
    {
        if (!StunMessage.TryRead(datagram, out var message))
        {
            return false;
        }

        var authentic = message.Class switch
        {
            StunClass.Request => ReceiveRequest(from, message, now),
            StunClass.Success or StunClass.Error => ReceiveResponse(from, message, now),
            _ => false,
        };
        Advance(now);
        return authentic;
    }

    private bool ReceiveRequest(TransportAddress from, StunMessage message, TimeSpan now)
    {
        if (!IceCheckReader.TryRead(message, local, out var check, out var error))
        {
            IceAnswer.Error(sender, from, message, local, error);
            return false;
        }

        if (!SettleRoles(check))
        {
            IceAnswer.Error(sender, from, message, local, StunErrorCode.RoleConflict);
            return true;
        }

        IceAnswer.Success(sender, from, message, local);
        liveness.Heard(now);
        if (checks.GetOrAdd(from, check.Priority) is { } pair)
        {
            React(pair, check, now);
        }

        return true;
    }

    private void React(IcePair pair, IceCheck check, TimeSpan now)
    {
        if (!pair.Succeeded && remote is not null)
        {
            checks.Trigger(pair);
        }

        if (check.UseCandidate && !controlling)
        {
            pair.PeerNominated = true;
            if (pair.Succeeded && pair != selectedPair)
            {
                Select(pair, now);
            }
        }
    }

    /// <summary>RFC 8445 section 7.3.1.1.</summary>
    /// <returns>False when the peer is the one that must change its role.</returns>
    private bool SettleRoles(IceCheck check)
    {
        if (controlling && check.ControllingTieBreaker is { } other)
        {
            if (tieBreaker >= other)
            {
                return false;
            }

            BecomeControlling(false);
        }
        else if (!controlling && check.ControlledTieBreaker is { } another)
        {
            if (tieBreaker < another)
            {
                return false;
            }

            BecomeControlling(true);
        }

        return true;
    }

    private void BecomeControlling(bool value)
    {
        controlling = value;
        nominating = null;
        nominateAt = TimeSpan.MaxValue;
    }

    private bool ReceiveResponse(TransportAddress from, StunMessage message, TimeSpan now)
    {
        if (!transactions.TryGet(message.TransactionId, out var request)
            || request.Pair.Remote != from
            || !message.IntegrityHolds(remotePassword))
        {
            return false;
        }

        transactions.Remove(message.TransactionId);
        if (message.Class == StunClass.Error)
        {
            YieldRole(message, request);
            return true;
        }

        var pair = request.Pair;
        liveness.Heard(now);
        pair.Succeeded = true;
        if (pair == selectedPair)
        {
            ScheduleConsent(now);
        }

        if (pair.Transaction == message.TransactionId)
        {
            pair.End();
        }

        if ((request.UseCandidate && request.Controlling && controlling && pair == nominating) || (pair.PeerNominated && !controlling && pair != selectedPair))
        {
            Select(pair, now);
        }

        return true;
    }

    /// <summary>RFC 8445 section 7.2.5.1: take the other role than the one the refused check was sent with, and check again.</summary>
    private void YieldRole(StunMessage message, IceTransactions.Request request)
    {
        if (message.ErrorCode != (int)StunErrorCode.RoleConflict)
        {
            return;
        }

        if (controlling == request.Controlling)
        {
            BecomeControlling(!request.Controlling);
        }

        request.Pair.End();
        checks.Trigger(request.Pair);
    }
}

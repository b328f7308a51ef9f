using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;

namespace Senytl.Livekit.Rtc.Transport;

internal sealed partial class SecureTransport
{
    /// <summary>Draws the consequences of what ICE and DTLS have just done.</summary>
    private void Settle(TimeSpan now)
    {
        // A server may hear the hello before it hears the nomination; a client has nowhere to send before.
        if (!ended && dtls?.State == DtlsState.New && (role == DtlsRole.Server || ice.Selected is not null))
        {
            dtls.Start(now);
        }

        if (!ended && dtls is { State: DtlsState.Connected } connected)
        {
            connectBy = TimeSpan.MaxValue;
            media.Open(connected, role);
        }

        if (!ended)
        {
            Move(now);
            media.SendTo(ice.State is IceState.Connected or IceState.Disconnected ? ice.Selected : null);
        }

        Volatile.Write(ref nextDeadline, ended ? TimeSpan.MaxValue.Ticks : Earliest());
    }

    private long Earliest() =>
        Math.Min(Math.Min(ice.NextDeadline.Ticks, connectBy.Ticks), (dtls?.NextDeadline ?? TimeSpan.MaxValue).Ticks);

    private void Move(TimeSpan now)
    {
        if (dtls?.State == DtlsState.Closed)
        {
            End(SecureTransportState.Closed, dtls.FailureReason!);
        }
        else if (dtls?.State == DtlsState.Failed)
        {
            End(SecureTransportState.Failed, dtls.FailureReason!);
        }
        else if (ice.State == IceState.Failed)
        {
            connectBy = TimeSpan.MaxValue;
            Become(SecureTransportState.Failed, ice.Selected is null
                ? $"no authenticated connectivity check within {options.ConnectTimeout.TotalSeconds:0.#} s (ICE)"
                : $"the peer has been silent for {options.FailedAfter.TotalSeconds:0.#} s (ICE consent expired)");
        }
        else if (now >= connectBy)
        {
            dtls!.Close();
            End(SecureTransportState.Failed, $"the DTLS handshake did not finish within {options.ConnectTimeout.TotalSeconds:0.#} s");
        }
        else
        {
            Become(Living(), null);
        }
    }

    private SecureTransportState Living() => (ice.State, dtls?.State) switch
    {
        (IceState.New, null) => SecureTransportState.New,
        (IceState.Disconnected, _) => SecureTransportState.Disconnected,
        (IceState.Connected, DtlsState.Connected) => SecureTransportState.Connected,
        _ => SecureTransportState.Connecting,
    };

    private void End(SecureTransportState state, string reason)
    {
        Become(state, reason);
        ended = true;
        media.Close();
        dtls?.Dispose();
        host.Release(this);
    }

    private void Become(SecureTransportState state, string? reason)
    {
        if (State != state)
        {
            State = state;
            FailureReason = reason;
            changes.Enqueue(state);
        }
    }

    private void Announce()
    {
        while (true)
        {
            SecureTransportState change;
            lock (gate)
            {
                if (!changes.TryDequeue(out change))
                {
                    return;
                }
            }

            handler.OnStateChanged(change);
        }
    }
}

namespace Senytl.Livekit.Rtc.Dtls;

internal sealed partial class DtlsConnection
{
    /// <summary>Takes a datagram, decrypting in place; what cannot be authenticated is dropped without a word (RFC 6347 section 4.1.2.7).</summary>
    /// <param name="datagram">One or more records.</param>
    /// <param name="now">The time.</param>
    /// <param name="content">Receives where in the datagram application data lies. Not cleared.</param>
    public void Receive(Span<byte> datagram, TimeSpan now, List<Range> content)
    {
        if (State is DtlsState.New or DtlsState.Closed or DtlsState.Failed)
        {
            return;
        }

        for (var offset = 0; DtlsRecord.TryRead(datagram, offset, out var record); offset = record.End)
        {
            if (records.TryOpen(record, datagram, out var plain))
            {
                var start = record.Epoch == 0 ? record.PayloadStart : record.PayloadStart + DtlsRecordCipher.ExplicitNonceSize;
                Take(record, plain, start, now, content);
            }

            if (State is DtlsState.Closed or DtlsState.Failed)
            {
                return;
            }
        }
    }

    private void Take(DtlsRecord record, ReadOnlySpan<byte> plain, int start, TimeSpan now, List<Range> content)
    {
        switch (record.Type)
        {
            case DtlsContentType.Handshake:
                TakeHandshake(plain, record.Epoch, now);
                break;
            case DtlsContentType.Alert:
                TakeAlert(plain, record.Epoch);
                break;
            case DtlsContentType.ApplicationData when record.Epoch == 1 && State == DtlsState.Connected && !plain.IsEmpty:
                content.Add(start..(start + plain.Length));
                break;
        }
    }

    private void TakeHandshake(ReadOnlySpan<byte> plain, int epoch, TimeSpan now)
    {
        var reader = new DtlsReader(plain);
        while (!reader.AtEnd && DtlsFragment.TryRead(ref reader, out var fragment))
        {
            // Finished alone is encrypted: without renegotiation nothing else may be, and it must be.
            if ((fragment.Type == DtlsHandshakeType.Finished) != (epoch == 1))
            {
                continue;
            }

            if (reassembler.IsOld(fragment))
            {
                AnswerRepetition(fragment, now);
            }
            else if (!handshake.IsComplete)
            {
                reassembler.Add(fragment);
            }
        }

        while (State == DtlsState.Connecting && reassembler.TryTake(out var message))
        {
            handshake.Receive(message);
            Follow(now);
        }
    }

    /// <summary>The peer says again what ended its flight, so ours was lost. Once connected only a repeated Finished counts.</summary>
    private void AnswerRepetition(DtlsFragment fragment, TimeSpan now)
    {
        var endsFlight = fragment.Type is DtlsHandshakeType.ClientHello or DtlsHandshakeType.ServerHelloDone or DtlsHandshakeType.Finished;
        if (endsFlight
            && !handshake.Flight.IsEmpty
            && now - lastFlight >= AnswerSpacing
            && (!handshake.IsComplete || fragment.Type == DtlsHandshakeType.Finished))
        {
            SendFlight(now);
        }
    }

    private void Follow(TimeSpan now)
    {
        if (handshake.Failure is { } failure)
        {
            SendAlert(fatal: true, failure.Alert);
            End(DtlsState.Failed, $"DTLS handshake failed: {failure.Reason}.");
            return;
        }

        if (handshake.Keys is { } keys && !records.HasKeys)
        {
            records.Install(keys, role);
        }

        if (handshake.IsComplete)
        {
            State = DtlsState.Connected;
            NextDeadline = TimeSpan.MaxValue;
        }

        SendNewFlight(now);
    }

    private void TakeAlert(ReadOnlySpan<byte> plain, int epoch)
    {
        // Once there are keys an alert in the clear proves nothing, and obeying it would let anyone end the connection.
        if (plain.Length != 2 || (records.HasKeys && epoch == 0 && State == DtlsState.Connected))
        {
            return;
        }

        var alert = (DtlsAlert)plain[1];
        if (alert == DtlsAlert.CloseNotify)
        {
            End(DtlsState.Closed, "closed by the peer");
        }
        else if (plain[0] == 2)
        {
            End(DtlsState.Failed, $"DTLS ended by the peer's alert {alert} ({plain[1]}).");
        }
    }
}

using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>
/// A DTLS 1.2 connection in the narrow WebRTC profile: a state machine that takes datagrams and the time, and gives datagrams.
/// Not thread safe. Handshakes allocate, application data does not.
/// </summary>
internal sealed partial class DtlsConnection : IDisposable
{
    /// <summary>Fits the 1,280 bytes of IPv6 with room for UDP and TURN headers.</summary>
    public const int MaxDatagram = 1200;

    /// <summary>The most application data of one record: what fits an Ethernet frame.</summary>
    public const int MaxContent = 1460 - DtlsRecord.HeaderSize - DtlsRecordCipher.Growth;

    /// <summary>RFC 6347 section 4.2.4.1 has 1 s; real-time peers on near networks use less.</summary>
    public static readonly TimeSpan FirstRetransmission = TimeSpan.FromMilliseconds(200);

    public static readonly TimeSpan LastRetransmission = TimeSpan.FromMilliseconds(1600);

    /// <summary>A repeated message of the peer brings ours again, at most this often.</summary>
    private static readonly TimeSpan AnswerSpacing = TimeSpan.FromMilliseconds(50);

    private readonly DtlsRole role;
    private readonly DatagramOutput output;
    private readonly DtlsHandshake handshake;
    private readonly DtlsRecordLayer records = new();
    private readonly DtlsReassembler reassembler = new();
    private readonly DtlsFlightWriter flights;
    private readonly byte[] sendBuffer = new byte[DtlsRecord.HeaderSize + DtlsRecordCipher.Growth + MaxContent];
    private int flightSent;
    private TimeSpan retransmission = FirstRetransmission;
    private TimeSpan lastFlight;

    public DtlsConnection(DtlsRole role, DtlsCertificate certificate, DtlsFingerprint expectedPeer, DatagramOutput output)
    {
        this.role = role;
        this.output = output;
        handshake = role == DtlsRole.Client
            ? new DtlsClientHandshake(certificate, expectedPeer)
            : new DtlsServerHandshake(certificate, expectedPeer);
        flights = new DtlsFlightWriter(records, output, MaxDatagram);
    }

    public DtlsState State { get; private set; }

    /// <summary>Why the state is failed or closed.</summary>
    public string? FailureReason { get; private set; }

    /// <summary>The profile agreed on; null before the hellos.</summary>
    public SrtpProfile? SrtpProfile => handshake.Profile;

    /// <summary>When the flight is due again; <see cref="TimeSpan.MaxValue"/> when nothing is.</summary>
    public TimeSpan NextDeadline { get; private set; } = TimeSpan.MaxValue;

    /// <summary>Starts the handshake: the client speaks, the server listens.</summary>
    public void Start(TimeSpan now)
    {
        if (State == DtlsState.New)
        {
            State = DtlsState.Connecting;
            handshake.Start();
            SendNewFlight(now);
        }
    }

    /// <summary>Sends the flight again when its time has come.</summary>
    public void Advance(TimeSpan now)
    {
        if (now < NextDeadline)
        {
            return;
        }

        retransmission = TimeSpan.FromTicks(Math.Min(retransmission.Ticks * 2, LastRetransmission.Ticks));
        SendFlight(now);
    }

    /// <summary>Keying material for another protocol, RFC 5705; <c>EXTRACTOR-dtls_srtp</c> is SRTP's label.</summary>
    /// <exception cref="InvalidOperationException">The handshake has not completed.</exception>
    public byte[] Export(string label, int length) =>
        handshake is { IsComplete: true, Keys: { } keys }
            ? keys.Export(label, length)
            : throw new InvalidOperationException("Keying material exists only once the handshake has completed.");

    /// <summary>Sends application data as one record.</summary>
    /// <returns>False when not connected, or the data is longer than <see cref="MaxContent"/>.</returns>
    public bool Send(ReadOnlySpan<byte> content)
    {
        if (State != DtlsState.Connected || content.Length > MaxContent)
        {
            return false;
        }

        SendRecord(DtlsContentType.ApplicationData, epoch: 1, content);
        return true;
    }

    /// <summary>Says close_notify and ends. Idempotent.</summary>
    public void Close()
    {
        if (State is DtlsState.Connected or DtlsState.Connecting)
        {
            SendAlert(fatal: false, DtlsAlert.CloseNotify);
        }

        End(DtlsState.Closed, "closed by this side");
    }

    public void Dispose()
    {
        handshake.Dispose();
        records.Dispose();
    }

    private void SendNewFlight(TimeSpan now)
    {
        if (handshake.FlightNumber != flightSent)
        {
            flightSent = handshake.FlightNumber;
            retransmission = FirstRetransmission;
            SendFlight(now);
        }
    }

    private void SendFlight(TimeSpan now)
    {
        lastFlight = now;
        NextDeadline = handshake.IsComplete ? TimeSpan.MaxValue : now + retransmission;
        flights.Send(handshake.Flight);
    }

    private void SendAlert(bool fatal, DtlsAlert alert) =>
        SendRecord(DtlsContentType.Alert, records.HasKeys ? 1 : 0, [(byte)(fatal ? 2 : 1), (byte)alert]);

    private void SendRecord(DtlsContentType type, int epoch, ReadOnlySpan<byte> content)
    {
        var length = records.Seal(type, epoch, content, sendBuffer);
        output(sendBuffer.AsSpan(0, length));
    }

    private void End(DtlsState state, string reason)
    {
        if (State is not (DtlsState.Closed or DtlsState.Failed))
        {
            State = state;
            FailureReason = reason;
            NextDeadline = TimeSpan.MaxValue;
        }
    }
}

using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <inheritdoc cref="ISecureTransport"/>
/// <remarks>
/// Two kinds of locks, taken in this order and never while the handler runs: the gate around ICE, DTLS and state;
/// the media locks around the SRTP contexts of each direction.
/// </remarks>
internal sealed partial class SecureTransport : ISecureTransport
{
    private readonly IDatagramHost host;
    private readonly SecureTransportOptions options;
    private readonly ISecureTransportHandler handler;
    private readonly Lock gate = new();
    private readonly IIceAgent ice;
    private readonly MediaProtection media = new();
    private readonly Queue<SecureTransportState> changes = [];
    private readonly List<Range> content = [];
    private DtlsConnection? dtls;
    private RemoteTransportParameters? remote;
    private DtlsRole role;
    private TransportAddress? dtlsFrom;
    private TimeSpan connectBy = TimeSpan.MaxValue;
    private long nextDeadline = TimeSpan.MaxValue.Ticks;
    private bool ended;

    public SecureTransport(IDatagramHost host, SecureTransportOptions options, ISecureTransportHandler handler)
    {
        this.host = host;
        this.options = options;
        this.handler = handler;
        var times = new IceTimes(options.ConnectTimeout, options.DisconnectedAfter, options.FailedAfter);
        ice = options.IceMode == IceMode.Lite
            ? new IceLiteAgent(host, times)
            : new IceFullAgent(host, times, options.IceMode == IceMode.Controlling);
        LocalCandidates = [.. host.LocalAddresses.Select(IceCandidate.Host)];
        host.Claim(ice.Local.Ufrag, this);
    }

    public SecureTransportState State { get; private set; }

    public string? FailureReason { get; private set; }

    public IceCredentials LocalCredentials => ice.Local;

    public DtlsFingerprint LocalFingerprint => options.Certificate.Fingerprint;

    public IReadOnlyList<IceCandidate> LocalCandidates { get; }

    public IceMode IceMode => ice.Mode;

    /// <summary>Kept up to date by every change, so that a host may read it after each packet.</summary>
    public TimeSpan NextDeadline => new(Volatile.Read(ref nextDeadline));

    public void Start(RemoteTransportParameters remote, DtlsRole localRole)
    {
        if (!remote.Credentials.IsValid)
        {
            throw new ArgumentException("ice-ufrag takes 4 to 256 characters and ice-pwd 22 to 256; check the peer's SDP.", nameof(remote));
        }

        Control(now =>
        {
            if (dtls is not null && (this.remote!.Fingerprint != remote.Fingerprint || role != localRole))
            {
                throw new ArgumentException("The certificate and DTLS role of a transport are fixed by its first description; open a new connection for others.", nameof(remote));
            }

            this.remote = remote;
            if (dtls is null)
            {
                role = localRole;
                dtls = new DtlsConnection(localRole, options.Certificate, remote.Fingerprint, SendDtls);
            }

            connectBy = dtls.State == DtlsState.Connected ? TimeSpan.MaxValue : now + options.ConnectTimeout;

            ice.Start(remote.Credentials, now);
        });
    }

    public void AddRemoteCandidate(IceCandidate candidate) => Control(now => ice.AddRemoteCandidate(candidate, now));

    public void RestartIce() => Control(now =>
    {
        ice.Restart(now);
        if (ice.PreviousUfrag is { } inUse)
        {
            // Of many claims the youngest are kept, and this is the one that the peer uses.
            host.Claim(inUse, this);
        }

        host.Claim(ice.Local.Ufrag, this);
    });

    public void Advance() => Control(now =>
    {
        ice.Advance(now);
        dtls?.Advance(now);
    });

    public void Close() => Control(_ =>
    {
        dtls?.Close();
        End(SecureTransportState.Closed, "closed by this side");
    });

    public void Dispose() => Close();

    private void Control(Action<TimeSpan> action)
    {
        lock (gate)
        {
            if (!ended)
            {
                var now = host.Now;
                action(now);
                Settle(now);
            }
        }

        Announce();
        host.Wake(NextDeadline);
    }
}

using Senytl.Livekit.Rtc.Dtls;

namespace Senytl.Livekit.Tests.Rtc.Dtls;

/// <summary>Two connections joined by queues that a test may read, change and drop; time moves only when a test says so.</summary>
internal sealed class DtlsPair : IDisposable
{
    public static readonly DtlsCertificate ClientCertificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch);
    public static readonly DtlsCertificate ServerCertificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch);

    private readonly List<Range> content = [];

    public DtlsPair()
    {
        Client = new DtlsConnection(DtlsRole.Client, ClientCertificate, ServerCertificate.Fingerprint, bytes => ToServer.Enqueue(bytes.ToArray()));
        Server = new DtlsConnection(DtlsRole.Server, ServerCertificate, ClientCertificate.Fingerprint, bytes => ToClient.Enqueue(bytes.ToArray()));
    }

    public DtlsConnection Client { get; }

    public DtlsConnection Server { get; }

    public Queue<byte[]> ToServer { get; } = [];

    public Queue<byte[]> ToClient { get; } = [];

    public TimeSpan Now { get; set; }

    /// <summary>What a datagram becomes on its way: itself, several, or nothing.</summary>
    public Func<byte[], IEnumerable<byte[]>> Wire { get; set; } = datagram => [datagram];

    public bool BothConnected => Client.State == DtlsState.Connected && Server.State == DtlsState.Connected;

    public void Start()
    {
        Server.Start(Now);
        Client.Start(Now);
    }

    /// <summary>Delivers all that is under way, and what that brings forth.</summary>
    public void Flush()
    {
        while (ToServer.Count + ToClient.Count > 0)
        {
            if (ToServer.TryDequeue(out var datagram))
            {
                Deliver(Server, datagram);
            }

            if (ToClient.TryDequeue(out datagram))
            {
                Deliver(Client, datagram);
            }
        }
    }

    public void Connect()
    {
        Start();
        Flush();
        Assert.True(BothConnected, Client.FailureReason ?? Server.FailureReason);
    }

    /// <summary>Moves to the next deadline and does what is due.</summary>
    public void Wait()
    {
        Now = Client.NextDeadline < Server.NextDeadline ? Client.NextDeadline : Server.NextDeadline;
        Client.Advance(Now);
        Server.Advance(Now);
    }

    /// <returns>The application data in the datagram.</returns>
    public List<byte[]> Receive(DtlsConnection side, byte[] datagram)
    {
        content.Clear();
        side.Receive(datagram, Now, content);
        return content.ConvertAll(range => datagram[range]);
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }

    private void Deliver(DtlsConnection side, byte[] datagram)
    {
        foreach (var piece in Wire(datagram))
        {
            Receive(side, (byte[])piece.Clone());
        }
    }
}

using Senytl.Livekit.Rtc.Dtls;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>The datagrams of a real handshake between two of our connections.</summary>
internal static class DtlsCapture
{
    public static (List<byte[]> ToClient, List<byte[]> ToServer) Handshake(DtlsCertificate certificate)
    {
        var (toClient, toServer) = (new List<byte[]>(), new List<byte[]>());
        Run(certificate, toClient, toServer);
        return (toClient, toServer);
    }

    /// <summary>Two connected ends and the list that all their further datagrams go to.</summary>
    public static (DtlsConnection Client, DtlsConnection Server, List<byte[]> Wire) Connect(DtlsCertificate certificate)
    {
        var wire = new List<byte[]>();
        var (client, server) = Run(certificate, wire, wire);
        return (client, server, wire);
    }

    private static (DtlsConnection Client, DtlsConnection Server) Run(DtlsCertificate certificate, List<byte[]> toClient, List<byte[]> toServer)
    {
        var (forClient, forServer) = (new Queue<byte[]>(), new Queue<byte[]>());
        var client = Make(DtlsRole.Client, toServer, forServer);
        var server = Make(DtlsRole.Server, toClient, forClient);
        server.Start(TimeSpan.Zero);
        client.Start(TimeSpan.Zero);
        while (forClient.Count + forServer.Count > 0)
        {
            Deliver(forServer, server);
            Deliver(forClient, client);
        }

        return client.State == DtlsState.Connected && server.State == DtlsState.Connected
            ? (client, server)
            : throw new InvalidOperationException($"The handshake to capture failed: {client.FailureReason} {server.FailureReason}");

        DtlsConnection Make(DtlsRole role, List<byte[]> log, Queue<byte[]> queue) => new(role, certificate, certificate.Fingerprint, datagram =>
        {
            log.Add(datagram.ToArray());
            queue.Enqueue(datagram.ToArray());
        });
    }

    private static void Deliver(Queue<byte[]> queue, DtlsConnection to)
    {
        while (queue.TryDequeue(out var datagram))
        {
            to.Receive(datagram, TimeSpan.Zero, []);
        }
    }
}

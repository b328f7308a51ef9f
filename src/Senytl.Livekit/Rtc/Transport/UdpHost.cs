using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>A UDP socket with its receive loop and timer, for one peer or for all peers of a server.</summary>
internal sealed partial class UdpHost : IDatagramHost, IAsyncDisposable
{
    private const int SocketBuffer = 4 * 1024 * 1024;
    private const int MaxDatagram = 2048;

    /// <summary>How long a datagram to oneself may take before it counts as lost.</summary>
    private static readonly TimeSpan WakeGrace = TimeSpan.FromSeconds(1);

    [ThreadStatic]
    private static SocketAddress? scratch;

    private readonly Socket socket;
    private readonly IDatagramRouter router;
    private readonly TimeProvider time;
    private readonly Action<IDatagramPeer, Exception>? onFault;
    private readonly long start;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task loop;

    private UdpHost(IPEndPoint local, IDatagramRouter router, bool ownThread, TimeProvider time, Action<IDatagramPeer, Exception>? onFault)
    {
        this.router = router;
        this.time = time;
        this.onFault = onFault;
        start = time.GetTimestamp();
        socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = SocketBuffer,
            SendBufferSize = SocketBuffer,
        };
        socket.Bind(local);
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
        LocalAddresses = Reachable(LocalEndPoint);
        timer = time.CreateTimer(static state => ((UdpHost)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        loop = ownThread ? Task.Factory.StartNew(Receive, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default) : Task.Run(ReceiveAsync);
    }

    public IPEndPoint LocalEndPoint { get; }

    public IReadOnlyList<TransportAddress> LocalAddresses { get; }

    public TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>Datagrams that the kernel refused to send.</summary>
    public long SendFailures => Interlocked.Read(ref sendFailures);

    /// <summary>A socket that many peers share.</summary>
    /// <param name="local">Address and port; port 0 takes a free one.</param>
    /// <param name="time">The clock and timers.</param>
    /// <param name="onFault">Told of a peer and the exception that it let escape; that peer is released, the others go on. Must throw nothing.</param>
    /// <exception cref="SocketException">The port is taken or the address is not of this machine.</exception>
    public static UdpHost Shared(IPEndPoint local, TimeProvider time, Action<IDatagramPeer, Exception>? onFault = null) =>
        new(local, new UfragRouter(), ownThread: true, time, onFault);

    /// <summary>A socket for one peer.</summary>
    /// <inheritdoc cref="Shared"/>
    public static UdpHost Single(IPEndPoint local, TimeProvider time, Action<IDatagramPeer, Exception>? onFault = null) =>
        new(local, new SingleRouter(), ownThread: false, time, onFault);

    public void Claim(string ufrag, IDatagramPeer peer) => router.Claim(ufrag, peer);

    public void Learn(TransportAddress from, IDatagramPeer peer) => router.Learn(from, peer);

    public void Release(IDatagramPeer peer) => router.Release(peer);

    /// <summary>Stops the loop and closes the socket. Peers are not closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        WakeReceiver();
        await loop.WaitAsync(WakeGrace, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        await loop;
        await timer.DisposeAsync();
        stopping.Dispose();
    }

    private static List<TransportAddress> Reachable(IPEndPoint local)
    {
        if (!local.Address.Equals(IPAddress.Any) && !local.Address.Equals(IPAddress.IPv6Any))
        {
            return [TransportAddress.From(local)];
        }

        var addresses = NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == local.AddressFamily && !address.IsIPv6LinkLocal)
            .OrderBy(IPAddress.IsLoopback);
        return [.. addresses.Select(address => TransportAddress.From(address, local.Port))];
    }
}

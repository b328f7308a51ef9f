using System.Net;
using System.Net.Sockets;
using System.Text;
using Senytl.Livekit.Rtc.Dtls;

namespace Senytl.Livekit.Tests.Rtc.Dtls;

/// <summary>A <see cref="DtlsConnection"/> on a real socket, driven by the test's own loop.</summary>
internal sealed class DtlsSocket : IDisposable
{
    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(TimeProvider.System.GetUtcNow());

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] buffer = new byte[4096];
    private readonly List<Range> content = [];
    private readonly long start = TimeProvider.System.GetTimestamp();
    private EndPoint peer;

    public DtlsSocket(DtlsRole role, DtlsFingerprint expected, EndPoint? peer = null)
    {
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        this.peer = peer ?? new IPEndPoint(IPAddress.Loopback, 0);
        Connection = new DtlsConnection(role, Certificate, expected, datagram => socket.SendTo(datagram, this.peer));
    }

    public DtlsConnection Connection { get; }

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public string Received { get; private set; } = "";

    private TimeSpan Now => TimeProvider.System.GetElapsedTime(start);

    /// <summary>Exchanges datagrams until the condition holds.</summary>
    public async Task RunUntilAsync(Func<bool> condition, CancellationToken stop)
    {
        Connection.Start(Now);
        while (!condition())
        {
            Assert.True(Connection.State is DtlsState.Connecting or DtlsState.Connected, Connection.FailureReason);
            using var due = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var wait = Connection.NextDeadline - Now;
            due.CancelAfter(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1));
            try
            {
                var got = await socket.ReceiveFromAsync(buffer, peer, due.Token);
                peer = got.RemoteEndPoint;
                Take(buffer.AsSpan(0, got.ReceivedBytes));
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                Connection.Advance(Now);
            }
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        socket.Dispose();
    }

    private void Take(Span<byte> datagram)
    {
        content.Clear();
        Connection.Receive(datagram, Now, content);
        foreach (var range in content)
        {
            Received += Encoding.ASCII.GetString(datagram[range]);
        }
    }
}

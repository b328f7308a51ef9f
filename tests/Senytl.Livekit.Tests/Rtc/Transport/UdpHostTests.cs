using System.Net;
using System.Net.Sockets;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Tests.Rtc.Srtp;

namespace Senytl.Livekit.Tests.Rtc.Transport;

public class UdpHostTests
{
    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Twenty_drivers_share_one_server_socket_and_garbage_disturbs_none()
    {
        await using var server = UdpHost.Shared(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        var calls = new List<Call>();
        for (var i = 0; i < 20; i++)
        {
            calls.Add(new Call(server, i));
        }

        await Task.WhenAll(calls.Select(call => call.Connected)).WaitAsync(TimeSpan.FromSeconds(30));
        SendGarbage(server.LocalEndPoint, 10_000);
        foreach (var call in calls)
        {
            Assert.Equal((byte)call.Number, (await call.SendUntilHeardAsync())[^1]);
        }

        foreach (var call in calls)
        {
            await call.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_handler_that_throws_loses_its_peer_and_nobody_else()
    {
        var fault = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = UdpHost.Shared(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System, (_, escaped) => fault.SetResult(escaped));
        await using var bad = new Call(server, 1, () => throw new InvalidDataException("a bug of the handler"));
        await using var good = new Call(server, 2);
        await Task.WhenAll(bad.Connected, good.Connected).WaitAsync(TimeSpan.FromSeconds(30));

        bad.Driver.SendRtp(SrtpPair.Rtp(1, 1, [1]));
        Assert.IsType<InvalidDataException>(await fault.Task.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(2, (await good.SendUntilHeardAsync())[^1]);
    }

    [Fact]
    public async Task A_single_socket_refuses_a_second_peer()
    {
        await using var host = UdpHost.Single(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        var options = new SecureTransportOptions { Certificate = Certificate, IceMode = IceMode.Controlling };
        using var first = new SecureTransport(host, options, new RecordingHandler());

        Assert.Throws<InvalidOperationException>(() => new SecureTransport(host, options, new RecordingHandler()));
    }

    private static void SendGarbage(IPEndPoint to, int count)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var random = new Random(3);
        var bytes = new byte[600];
        for (var i = 0; i < count; i++)
        {
            random.NextBytes(bytes);
            bytes[0] = (byte)(i % 3 == 0 ? i % 4 : i % 3 == 1 ? 22 : 0x80);
            socket.SendTo(bytes.AsSpan(0, random.Next(1, bytes.Length)), to);
        }
    }

    private sealed class Call : IAsyncDisposable
    {
        private readonly UdpHost driverHost = UdpHost.Single(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        private readonly SecureTransport server;
        private readonly Task<byte[]> firstPacket;

        public Call(UdpHost serverHost, int number, Action? onRtp = null)
        {
            Number = number;
            var (serverSide, driverSide) = (new Side(onRtp), new Side(null));
            server = new SecureTransport(serverHost, new SecureTransportOptions { Certificate = Certificate }, serverSide);
            Driver = new SecureTransport(driverHost, new SecureTransportOptions { Certificate = Certificate, IceMode = IceMode.Controlling }, driverSide);
            server.Start(TransportPair.Described(Driver), DtlsRole.Server);
            Driver.Start(TransportPair.Described(server), DtlsRole.Client);
            Driver.AddRemoteCandidate(server.LocalCandidates[0]);
            Connected = Task.WhenAll(serverSide.Connected.Task, driverSide.Connected.Task);
            firstPacket = serverSide.First.Task;
        }

        public int Number { get; }

        public SecureTransport Driver { get; }

        public Task Connected { get; }

        /// <summary>Sends a packet each 20 ms, as a call does: a full socket buffer may lose some.</summary>
        public async Task<byte[]> SendUntilHeardAsync()
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            for (ushort sequence = 1; sequence < 1_500 && !firstPacket.IsCompleted; sequence++)
            {
                Assert.True(Driver.SendRtp(SrtpPair.Rtp((uint)Number, sequence, [(byte)Number])));
                await timer.WaitForNextTickAsync();
            }

            return await firstPacket.WaitAsync(TimeSpan.FromSeconds(1));
        }

        public async ValueTask DisposeAsync()
        {
            Driver.Dispose();
            server.Dispose();
            await driverHost.DisposeAsync();
        }
    }

    private sealed class Side(Action? onRtp) : ISecureTransportHandler
    {
        public TaskCompletionSource Connected { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<byte[]> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void OnRtp(Span<byte> packet)
        {
            onRtp?.Invoke();
            First.TrySetResult(packet.ToArray());
        }

        public void OnRtcp(ReadOnlySpan<byte> packet)
        {
        }

        public void OnSctp(ReadOnlySpan<byte> packet)
        {
        }

        public void OnStateChanged(SecureTransportState state)
        {
            if (state == SecureTransportState.Connected)
            {
                Connected.TrySetResult();
            }
        }
    }
}

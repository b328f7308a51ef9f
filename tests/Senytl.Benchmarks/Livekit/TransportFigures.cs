using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Benchmarks.Livekit;

/// <summary>A packet through the transport alone: encrypted, over two loopback sockets, routed, checked, decrypted.</summary>
internal static class TransportFigures
{
    private const int Packets = 20_000;
    private const int Warmup = 2_000;
    private const int InFlight = 32;

    public static async Task PrintAsync(Figures figures)
    {
        await using var sharedSocket = UdpHost.Shared(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        await using var singleSocket = UdpHost.Single(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        using var certificate = DtlsCertificate.Create(TimeProvider.System.GetUtcNow());
        var (serverSide, driverSide) = (new Side(), new Side());
        using var server = new SecureTransport(sharedSocket, new SecureTransportOptions { Certificate = certificate }, serverSide);
        using var driver = new SecureTransport(singleSocket, new SecureTransportOptions { Certificate = certificate, IceMode = IceMode.Controlling }, driverSide);
        var begun = Stopwatch.GetTimestamp();
        server.Start(new(driver.LocalCredentials, driver.LocalFingerprint), DtlsRole.Server);
        driver.Start(new(server.LocalCredentials, server.LocalFingerprint), DtlsRole.Client);
        driver.AddRemoteCandidate(server.LocalCandidates[0]);
        await Task.WhenAll(serverSide.Connected.Task, driverSide.Connected.Task);
        figures.Print("transport_connect_ms", Stopwatch.GetElapsedTime(begun).TotalMilliseconds, "ms");

        Pump(driver, serverSide, Warmup, first: 0);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var received = Pump(driver, serverSide, Packets, first: Warmup);
        figures.Print("transport_alloc_bytes_per_packet", (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)received, "B");
        figures.Print("transport_cpu_us_per_packet", (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / received, "us");
        figures.Print("transport_loss_percent", 100.0 * (Packets - received) / Packets, "%");
    }

    /// <summary>Keeps a small number of packets under way, so that no socket buffer overflows.</summary>
    private static int Pump(SecureTransport from, Side to, int packets, int first)
    {
        var packet = new byte[172];
        packet[0] = 0x80;
        packet[1] = 111;
        var before = to.Received;
        var until = Stopwatch.GetTimestamp() + (20 * Stopwatch.Frequency);
        for (var sent = 0; sent < packets; sent++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(first + sent));
            from.SendRtp(packet);
            while (before + sent - to.Received > InFlight && Stopwatch.GetTimestamp() < until)
            {
                Thread.Yield();
            }
        }

        while (to.Received < before + packets && Stopwatch.GetTimestamp() < until)
        {
            Thread.Yield();
        }

        return to.Received - before;
    }

    private sealed class Side : ISecureTransportHandler
    {
        private int received;

        public TaskCompletionSource Connected { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Received => Volatile.Read(ref received);

        public void OnRtp(Span<byte> packet) => Interlocked.Increment(ref received);

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

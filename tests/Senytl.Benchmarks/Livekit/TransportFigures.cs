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
    private const int Rounds = 5;
    private const int Packets = 100 * Burst;
    private const int Warmup = 64 * Burst;
    private const int Burst = 32;

    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(500);

    /// <summary>What has not come by then is lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

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

        Pump(driver, serverSide, Warmup);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Measure(driver, serverSide)).ToArray();
        figures.Print("transport_alloc_bytes_per_packet", Median(rounds.Select(round => round.Bytes)), "B");
        figures.Print("transport_cpu_us_per_packet", Median(rounds.Select(round => round.Microseconds)), "us");
        figures.Print("transport_loss_percent", rounds.Average(round => round.LossPercent), "%");
    }

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(Rounds / 2);

    private static Round Measure(SecureTransport from, Side to)
    {
        var begun = Stopwatch.GetTimestamp();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var (sent, received) = (0, 0);
        while (Stopwatch.GetElapsedTime(begun) < RoundTime)
        {
            received += Pump(from, to, Packets);
            sent += Packets;
        }

        var (bytes, time) = (GC.GetTotalAllocatedBytes(precise: true) - allocated, Environment.CpuUsage.TotalTime - processor);
        return new Round((double)bytes / received, time.TotalMicroseconds / received, 100.0 * (sent - received) / sent);
    }

    /// <summary>
    /// Sends bursts that no socket buffer overflows with, each when the one before has arrived. The sender sleeps meanwhile, so that all of the
    /// processor's time is the packets': sending, receiving, and one waking for a burst.
    /// </summary>
    private static int Pump(SecureTransport from, Side to, int packets)
    {
        var packet = new byte[172];
        packet[0] = 0x80;
        packet[1] = 111;
        var before = to.Received;
        for (var sent = 0; sent < packets; sent += Burst)
        {
            to.Expect(Burst);
            for (var i = 0; i < Burst; i++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), to.NextNumber++);
                from.SendRtp(packet);
            }

            to.Arrived.WaitOne(Patience);
        }

        return to.Received - before;
    }

    private readonly record struct Round(double Bytes, double Microseconds, double LossPercent);

    private sealed class Side : ISecureTransportHandler
    {
        private int received;
        private int expected;

        public TaskCompletionSource Connected { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Received => Volatile.Read(ref received);

        /// <summary>The number of the next packet that is sent here.</summary>
        public ushort NextNumber { get; set; }

        /// <summary>Set when all have come that were expected.</summary>
        public AutoResetEvent Arrived { get; } = new(false);

        public void Expect(int packets) => Volatile.Write(ref expected, Received + packets);

        public void OnRtp(Span<byte> packet)
        {
            if (Interlocked.Increment(ref received) == Volatile.Read(ref expected))
            {
                Arrived.Set();
            }
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

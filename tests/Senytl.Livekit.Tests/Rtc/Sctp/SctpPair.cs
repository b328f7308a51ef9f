using Senytl.Livekit.Rtc.Sctp;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

/// <summary>Two associations joined by a virtual network.</summary>
internal sealed class SctpPair
{
    public SctpPair(VirtualNetwork network, SctpOptions? options = null)
    {
        Network = network;
        HostA = network.AddHost();
        HostB = network.AddHost();
        A = new SctpEnd(HostA, options) { Remote = HostB.Address };
        B = new SctpEnd(HostB, options) { Remote = HostA.Address };
    }

    public VirtualNetwork Network { get; }

    public VirtualHost HostA { get; }

    public VirtualHost HostB { get; }

    public SctpEnd A { get; }

    public SctpEnd B { get; }

    public bool BothEstablished => A.Association.State == SctpState.Established && B.Association.State == SctpState.Established;

    /// <summary>Loses, overtakes and doubles packets.</summary>
    public static SctpPair Rough(int seed, SctpOptions? options = null) =>
        new(new VirtualNetwork(seed, loss: 0.2, duplicate: 0.1, jitter: TimeSpan.FromMilliseconds(15)), options);

    /// <summary>Hands a packet straight to an end, with its checksum made right.</summary>
    public static void Inject(SctpEnd end, byte[] packet)
    {
        if (packet.Length >= 12)
        {
            BitConverter.TryWriteBytes(packet.AsSpan(8), Crc32C.Compute(packet));
        }

        end.Receive(end.Remote, packet);
    }

    public bool Connect(bool both = true, double seconds = 10)
    {
        A.Connect();
        if (both)
        {
            B.Connect();
        }

        return Run(() => BothEstablished, seconds);
    }

    public bool Run(Func<bool> condition, double seconds) => Network.RunUntil(condition, TimeSpan.FromSeconds(seconds));
}

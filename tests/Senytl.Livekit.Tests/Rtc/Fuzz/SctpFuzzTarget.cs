using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Sctp;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>An association that gets its peer's packets mutated, with the checksum made good so that they are looked into.</summary>
internal static class SctpFuzzTarget
{
    private const int CasesPerAssociation = 500;
    private const int ChecksumOffset = 8;
    private const int HeaderSize = 12;

    public static FuzzTarget Make()
    {
        var seeds = new List<byte[]>();
        var target = Renew(seeds);
        var now = TimeSpan.Zero;
        var calls = 0;
        return new FuzzTarget("sctp", seeds, frame =>
        {
            if (frame.Length >= HeaderSize)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(ChecksumOffset), Crc32C.Compute(frame));
            }

            now += TimeSpan.FromMilliseconds(1);
            target.Receive(frame, now);
            target.Advance(now);
            if (++calls % CasesPerAssociation == 0 || target.State == SctpState.Closed)
            {
                target = Renew(seeds);
                now = TimeSpan.Zero;
            }
        });
    }

    /// <summary>A connected association, and as seeds all that its peer has said and is about to say.</summary>
    private static SctpAssociation Renew(List<byte[]> seeds)
    {
        var (one, two) = (new End(), new End());
        var peer = new SctpAssociation(new SctpOptions(), one);
        var target = new SctpAssociation(new SctpOptions(), two);
        peer.Connect(TimeSpan.Zero);
        while (one.Sent.Count > one.Delivered || two.Sent.Count > two.Delivered)
        {
            one.Deliver(target);
            two.Deliver(peer);
        }

        if (target.State != SctpState.Established)
        {
            throw new InvalidOperationException($"The association to attack did not come about: {target.State}");
        }

        peer.TrySend(1, 53, new byte[3_000], SctpDelivery.Reliable, TimeSpan.Zero);
        peer.TrySend(2, 51, "text"u8, new SctpDelivery(Unordered: true, MaxRetransmits: 0, Lifetime: null), TimeSpan.Zero);
        peer.ResetStream(3, TimeSpan.Zero);
        peer.Shutdown(TimeSpan.Zero);
        seeds.Clear();
        seeds.AddRange(one.Sent);
        return target;
    }

    private sealed class End : ISctpHandler
    {
        public List<byte[]> Sent { get; } = [];

        public int Delivered { get; private set; }

        public void Deliver(SctpAssociation to)
        {
            for (; Delivered < Sent.Count; Delivered++)
            {
                to.Receive(Sent[Delivered], TimeSpan.Zero);
            }
        }

        /// <summary>The target may say much in its defence; only what a peer says first is of use.</summary>
        public void Transmit(ReadOnlySpan<byte> packet)
        {
            if (Sent.Count < 64)
            {
                Sent.Add(packet.ToArray());
            }
        }

        public void OnConnected()
        {
        }

        public void OnClosed(string reason, bool failed)
        {
        }

        public void OnMessage(ushort stream, uint protocol, byte[] message)
        {
        }

        public void OnReleased(ushort stream, uint protocol, int bytes)
        {
        }

        public void OnIncomingReset(ushort stream)
        {
        }

        public void OnOutgoingReset(ushort stream)
        {
        }
    }
}

using System.Text;
using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.Rtcp;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Tests.Rtc.Sdp;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>The parsers of media and what sets it up: RTP with its payloads, RTCP, DCEP, SDP.</summary>
internal static class MediaFuzzTargets
{
    public static IEnumerable<FuzzTarget> All()
    {
        yield return new FuzzTarget("rtp", RtpSeeds(), ReadRtp);
        yield return new FuzzTarget("rtcp", [RtcpSeed()], ReadRtcp);
        yield return new FuzzTarget("dcep", DcepSeeds(), frame => DcepOpen.TryRead(frame, out _));
        yield return new FuzzTarget("sdp", [Encoding.UTF8.GetBytes(SampleDescriptions.NodeOffer)], ReadDescription);
        yield return SctpFuzzTarget.Make();
    }

    private static List<byte[]> RtpSeeds() =>
    [
        [0x90, 0xEF, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0xBE, 0xDE, 0, 2, 0x10, 0x7F, 0x42, 1, 2, 3, 0, 0, 0x78, 0x80, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [0xB2, 96, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 8, 0x10, 0, 0, 1, 1, 1, 0x7F, 0, 0x90, 0x80, 1, 0, 0x9D, 1, 0x2A, 0, 0, 3],
        [0x80, 98, 0, 3, 0, 0, 0, 1, 0, 0, 0, 1, 24, 0, 4, 0x67, 1, 2, 3, 0, 2, 0x65, 9],
        [0x80, 98, 0, 4, 0, 0, 0, 1, 0, 0, 0, 1, 28, 0x85, 1, 2, 3],
    ];

    private static byte[] RtcpSeed()
    {
        var writer = new RtcpWriter(new byte[512]);
        writer.SenderReport(default, [default, default]);
        writer.Description(1, "a name");
        writer.Nack(1, 2, [5, 6, 9, 40]);
        writer.PictureLoss(1, 2);
        writer.FullIntraRequest(1, 2, 3);
        writer.Remb(1, 10_000_000, [2]);
        writer.Goodbye(1);
        return writer.Bytes.ToArray();
    }

    private static byte[][] DcepSeeds() =>
    [
        DcepOpen.Write(new DataChannelOptions { Label = "_reliable" }),
        DcepOpen.Write(new DataChannelOptions { Label = "_lossy", Protocol = "p", Ordered = false, MaxRetransmits = 0 }),
    ];

    /// <summary>What was read can be written, too: an answer repeats parts of its offer.</summary>
    private static void ReadDescription(byte[] frame)
    {
        if (SessionDescription.TryParse(Encoding.UTF8.GetString(frame), out var description, out _))
        {
            _ = description!.ToString();
        }
    }

    private static void ReadRtp(byte[] frame)
    {
        if (!RtpPacket.TryRead(frame, out var packet))
        {
            return;
        }

        for (var id = 0; id <= 16; id++)
        {
            packet.Extensions.TryFind(id, out _);
        }

        AudioLevel.TryRead(packet, 1, out _);
        OpusPacket.Inspect(packet.Payload);
        OpusPacket.Samples(packet.Payload);
        Vp8Payload.IsKeyFrameStart(packet.Payload);
        H264Payload.IsKeyFrameStart(packet.Payload);
    }

    private static void ReadRtcp(byte[] frame)
    {
        var reader = new RtcpReader(frame);
        Span<ushort> lost = stackalloc ushort[64];
        while (reader.TryRead(out var packet))
        {
            RtcpSenderInfo.TryRead(packet, out _);
            RtcpRemb.TryRead(packet, out _);
            RtcpDescription.TryReadName(packet, out _, out _);
            for (var index = 0; index < packet.Count; index++)
            {
                RtcpReportBlock.TryRead(packet, index, out _);
                RtcpGoodbye.TryRead(packet, index, out _);
            }

            if (packet.IsNack)
            {
                RtcpNack.Read(packet, lost);
            }
        }
    }
}

using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>Protected RTP and RTCP, each frame given to both readers.</summary>
internal static class SrtpFuzzTargets
{
    /// <summary>Cases before the receiver is made anew, since packets that arrived whole are refused as replays afterwards.</summary>
    private const int CasesPerReceiver = 200;

    public static FuzzTarget Media(SrtpProfile profile)
    {
        var (key, salt) = (new byte[SrtpProfiles.KeyBytes], new byte[profile.SaltBytes()]);
        var receiver = new SrtpReceiver(profile, key, salt);
        var calls = 0;
        return new FuzzTarget($"srtp-{(int)profile}", Seeds(new SrtpSender(profile, key, salt)), frame =>
        {
            receiver.TryUnprotectRtp((byte[])frame.Clone(), out _);
            receiver.TryUnprotectRtcp(frame, out _);
            if (++calls % CasesPerReceiver == 0)
            {
                receiver.Dispose();
                receiver = new SrtpReceiver(profile, key, salt);
            }
        });
    }

    private static List<byte[]> Seeds(SrtpSender sender)
    {
        var seeds = new List<byte[]>();
        var buffer = new byte[1500];
        for (byte sequence = 1; sequence <= 16; sequence++)
        {
            sender.TryProtectRtp([0x90, 111, 0, sequence, 0, 0, 0, 1, 0, 0, 0, 1, 0xBE, 0xDE, 0, 1, 0x10, 0x7F, 0, 0, 1, 2, 3], buffer, out var rtp);
            seeds.Add(buffer[..rtp]);
            sender.TryProtectRtcp([0x80, 201, 0, 1, 0, 0, 0, 1], buffer, out var rtcp);
            seeds.Add(buffer[..rtcp]);
        }

        return seeds;
    }
}

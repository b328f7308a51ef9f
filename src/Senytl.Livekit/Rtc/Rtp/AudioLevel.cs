namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>The client-to-mixer audio level (RFC 6464 section 3).</summary>
/// <param name="DecibelsBelowOverload">0 is the loudest, 127 digital silence: the level is minus this many dBov.</param>
/// <param name="Voice">The sender's voice activity bit.</param>
internal readonly record struct AudioLevel(int DecibelsBelowOverload, bool Voice)
{
    /// <summary>Reads the extension with the negotiated id.</summary>
    public static bool TryRead(RtpPacket packet, int extensionId, out AudioLevel level)
    {
        // The two-byte form may pad the value to two bytes, so anything after the first byte is passed by.
        if (packet.Extensions.TryFind(extensionId, out var value) && value.Length >= 1)
        {
            level = new AudioLevel(value[0] & 0x7F, (value[0] & 0x80) != 0);
            return true;
        }

        level = default;
        return false;
    }
}

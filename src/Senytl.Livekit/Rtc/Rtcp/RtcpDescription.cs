using System.Buffers.Binary;
using System.Text;

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>The canonical name of a source description (RFC 3550 section 6.5).</summary>
internal static class RtcpDescription
{
    private const byte CName = 1;

    /// <summary>Reads the source and canonical name of the first chunk.</summary>
    public static bool TryReadName(RtcpPacket packet, out uint ssrc, out string name)
    {
        ssrc = 0;
        name = "";
        if (packet.Type != RtcpType.SourceDescription || packet.Count == 0 || packet.Body.Length < 4)
        {
            return false;
        }

        ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet.Body);
        for (var items = packet.Body[4..]; items.Length >= 2 && items[0] != 0; items = items[(2 + items[1])..])
        {
            if (items.Length < 2 + items[1])
            {
                return false;
            }

            if (items[0] == CName)
            {
                name = Encoding.UTF8.GetString(items.Slice(2, items[1]));
                return true;
            }
        }

        return false;
    }
}

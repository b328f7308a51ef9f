using System.Buffers.Binary;
using System.Text;

namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>The DATA_CHANNEL_OPEN message (RFC 8832 section 5.1).</summary>
/// <remarks><code>
/// | type = 3 | channel type |      priority       |
/// |              reliability parameter            |
/// |     label length        |   protocol length   |
/// |   label …   |  protocol …                     |
/// </code></remarks>
internal static class DcepOpen
{
    /// <summary>The message type of an opening message.</summary>
    public const byte Type = 3;

    /// <summary>The message type of DATA_CHANNEL_ACK (section 5.2).</summary>
    public const byte AckType = 2;

    private const int FixedLength = 12;
    private const int UnorderedBit = 0x80;
    private const int Reliable = 0;
    private const int LimitedRetransmits = 1;
    private const int LimitedTime = 2;

    /// <summary>Reads an opening message; false when it breaks off or names a channel type that does not exist.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out DataChannelOptions? options)
    {
        options = null;
        if (message.Length < FixedLength || message[0] != Type)
        {
            return false;
        }

        var kind = message[1] & ~UnorderedBit;
        var parameter = (ushort)Math.Min(ushort.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(message[4..]));
        var labelLength = BinaryPrimitives.ReadUInt16BigEndian(message[8..]);
        var protocolLength = BinaryPrimitives.ReadUInt16BigEndian(message[10..]);
        if (kind > LimitedTime || message.Length < FixedLength + labelLength + protocolLength)
        {
            return false;
        }

        options = new DataChannelOptions
        {
            Label = Encoding.UTF8.GetString(message.Slice(FixedLength, labelLength)),
            Protocol = Encoding.UTF8.GetString(message.Slice(FixedLength + labelLength, protocolLength)),
            Ordered = (message[1] & UnorderedBit) == 0,
            MaxRetransmits = kind == LimitedRetransmits ? parameter : null,
            MaxLifetimeMilliseconds = kind == LimitedTime ? parameter : null,
        };
        return true;
    }

    /// <summary>Writes an opening message.</summary>
    /// <exception cref="ArgumentException">Label or protocol is longer than 65,535 bytes, or both limits are set.</exception>
    public static byte[] Write(DataChannelOptions options)
    {
        var label = Encoding.UTF8.GetBytes(options.Label);
        var protocol = Encoding.UTF8.GetBytes(options.Protocol);
        if (label.Length > ushort.MaxValue || protocol.Length > ushort.MaxValue)
        {
            throw new ArgumentException($"A channel's label has {label.Length} and its protocol {protocol.Length} bytes; each may have 65535.", nameof(options));
        }

        if (options is { MaxRetransmits: not null, MaxLifetimeMilliseconds: not null })
        {
            throw new ArgumentException("A channel limits either the retransmits or the lifetime of its messages; set one of them to null.", nameof(options));
        }

        var message = new byte[FixedLength + label.Length + protocol.Length];
        message[0] = Type;
        message[1] = (byte)((options.Ordered ? 0 : UnorderedBit)
            | (options.MaxRetransmits is not null ? LimitedRetransmits : options.MaxLifetimeMilliseconds is not null ? LimitedTime : Reliable));
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(4), options.MaxRetransmits ?? options.MaxLifetimeMilliseconds ?? 0u);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(8), (ushort)label.Length);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(10), (ushort)protocol.Length);
        label.CopyTo(message, FixedLength);
        protocol.CopyTo(message, FixedLength + label.Length);
        return message;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>Builds a compound packet in a buffer (RFC 3550 section 6.1). Begin with a report. Throws nothing: what does not fit is left out whole.</summary>
internal ref struct RtcpWriter(Span<byte> buffer)
{
    /// <summary>Report blocks that one packet holds.</summary>
    public const int MaxReportBlocks = 31;

    private readonly Span<byte> _buffer = buffer;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The compound.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _buffer[..Length];

    /// <summary>Adds an SR.</summary>
    public bool SenderReport(RtcpSenderInfo info, scoped ReadOnlySpan<RtcpReportBlock> blocks)
    {
        if (!TryBegin(RtcpType.SenderReport, blocks.Length, 24 + (blocks.Length * RtcpReportBlock.Length), out var body))
        {
            return false;
        }

        BinaryPrimitives.WriteUInt32BigEndian(body, info.Ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(body[4..], info.NtpTime);
        BinaryPrimitives.WriteUInt32BigEndian(body[12..], info.RtpTimestamp);
        BinaryPrimitives.WriteUInt32BigEndian(body[16..], info.Packets);
        BinaryPrimitives.WriteUInt32BigEndian(body[20..], info.Octets);
        WriteBlocks(blocks, body[24..]);
        return true;
    }

    /// <summary>Adds an RR.</summary>
    public bool ReceiverReport(uint sender, scoped ReadOnlySpan<RtcpReportBlock> blocks)
    {
        if (!TryBegin(RtcpType.ReceiverReport, blocks.Length, 4 + (blocks.Length * RtcpReportBlock.Length), out var body))
        {
            return false;
        }

        BinaryPrimitives.WriteUInt32BigEndian(body, sender);
        WriteBlocks(blocks, body[4..]);
        return true;
    }

    /// <summary>Adds an SDES with a canonical name of at most 255 bytes.</summary>
    public bool Description(uint ssrc, scoped ReadOnlySpan<char> name)
    {
        var nameLength = Encoding.UTF8.GetByteCount(name);
        if (nameLength > 255 || !TryBegin(RtcpType.SourceDescription, 1, (4 + 2 + nameLength + 1 + 3) & ~3, out var body))
        {
            return false;
        }

        body.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        body[4] = 1;
        body[5] = (byte)nameLength;
        Encoding.UTF8.GetBytes(name, body[6..]);
        return true;
    }

    /// <summary>Adds a BYE for one source.</summary>
    public bool Goodbye(uint ssrc)
    {
        if (!TryBegin(RtcpType.Goodbye, 1, 4, out var body))
        {
            return false;
        }

        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        return true;
    }

    /// <summary>Adds a PLI.</summary>
    public bool PictureLoss(uint sender, uint source) => TryBeginFeedback(RtcpType.PayloadFeedback, 1, sender, source, 0, out _);

    /// <summary>Adds a FIR with its command number, which the caller raises for each new request.</summary>
    public bool FullIntraRequest(uint sender, uint source, byte command)
    {
        if (!TryBeginFeedback(RtcpType.PayloadFeedback, 4, sender, 0, 8, out var body))
        {
            return false;
        }

        body.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(body, source);
        body[4] = command;
        return true;
    }

    /// <summary>Adds a generic NACK of at most 64 ascending numbers.</summary>
    public bool Nack(uint sender, uint source, scoped ReadOnlySpan<ushort> lost)
    {
        Span<byte> pairs = stackalloc byte[256];
        var length = RtcpNack.Write(lost, pairs);
        if (length == 0 || !TryBeginFeedback(RtcpType.TransportFeedback, 1, sender, source, length, out var body))
        {
            return false;
        }

        pairs[..length].CopyTo(body);
        return true;
    }

    /// <summary>Adds a REMB over at most 32 sources.</summary>
    public bool Remb(uint sender, ulong bitsPerSecond, scoped ReadOnlySpan<uint> sources)
    {
        sources = sources[..Math.Min(32, sources.Length)];
        if (!TryBeginFeedback(RtcpType.PayloadFeedback, 15, sender, 0, 8 + (sources.Length * 4), out var body))
        {
            return false;
        }

        RtcpRemb.Write(bitsPerSecond, sources, body);
        return true;
    }

    private static void WriteBlocks(scoped ReadOnlySpan<RtcpReportBlock> blocks, Span<byte> destination)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i].Write(destination[(i * RtcpReportBlock.Length)..]);
        }
    }

    private bool TryBeginFeedback(RtcpType type, int format, uint sender, uint source, int length, out Span<byte> body)
    {
        if (!TryBegin(type, format, 8 + length, out body))
        {
            return false;
        }

        BinaryPrimitives.WriteUInt32BigEndian(body, sender);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], source);
        body = body[8..];
        return true;
    }

    private bool TryBegin(RtcpType type, int count, int bodyLength, out Span<byte> body)
    {
        if (count > MaxReportBlocks || _buffer.Length < Length + 4 + bodyLength)
        {
            body = default;
            return false;
        }

        var header = _buffer[Length..];
        header[0] = (byte)(0x80 | count);
        header[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(bodyLength / 4));
        body = header.Slice(4, bodyLength);
        Length += 4 + bodyLength;
        return true;
    }
}

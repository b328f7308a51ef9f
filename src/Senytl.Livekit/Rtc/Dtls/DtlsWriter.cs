using System.Buffers;
using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>Writes handshake bodies; a vector's length is filled in when its content is known.</summary>
internal sealed class DtlsWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    public DtlsWriter Byte(byte value) => Bytes([value]);

    public DtlsWriter UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(buffer.GetSpan(2), value);
        buffer.Advance(2);
        return this;
    }

    public DtlsWriter UInt24(int value) => Bytes([(byte)(value >> 16), (byte)(value >> 8), (byte)value]);

    public DtlsWriter Bytes(ReadOnlySpan<byte> value)
    {
        buffer.Write(value);
        return this;
    }

    public DtlsWriter Vector8(ReadOnlySpan<byte> value) => Byte((byte)value.Length).Bytes(value);

    public DtlsWriter Vector16(ReadOnlySpan<byte> value) => UInt16((ushort)value.Length).Bytes(value);

    public DtlsWriter Vector24(ReadOnlySpan<byte> value) => UInt24(value.Length).Bytes(value);

    /// <summary>An extension: its number, then its body as a vector (RFC 5246 section 7.4.1.4).</summary>
    public DtlsWriter Extension(ushort number, ReadOnlySpan<byte> body) => UInt16(number).Vector16(body);
}

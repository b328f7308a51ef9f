using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Senytl.Livekit.Rtc.Stun;

/// <summary>An IP address and UDP port as a value: compared, hashed and copied without allocation, unlike <see cref="IPEndPoint"/>.</summary>
/// <remarks>IPv4 is held as the IPv4-mapped IPv6 address, so that a dual-mode socket and an IPv4 socket name a peer alike. Scope ids are not kept.</remarks>
internal readonly record struct TransportAddress(UInt128 Bits, ushort Port)
{
    private const uint MappedPrefix = 0x0000_FFFF;

    public bool IsIPv4 => Bits >> 32 == MappedPrefix;

    /// <summary>An IPv4 address from its 32 bits in host order: 127.0.0.1 is <c>0x7F000001</c>.</summary>
    public static TransportAddress FromIPv4(uint address, ushort port) => new(((UInt128)MappedPrefix << 32) | address, port);

    public static TransportAddress Loopback(ushort port) => FromIPv4(0x7F00_0001, port);

    public static TransportAddress From(IPAddress address, int port)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == 4
            ? FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(bytes), (ushort)port)
            : new TransportAddress(BinaryPrimitives.ReadUInt128BigEndian(bytes), (ushort)port);
    }

    public static TransportAddress From(IPEndPoint endPoint) => From(endPoint.Address, endPoint.Port);

    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);
        return new IPAddress(IsIPv4 ? bytes[12..] : bytes);
    }

    public IPEndPoint ToIPEndPoint() => new(ToIPAddress(), Port);

    /// <summary>Reads what a socket of the given family filled in.</summary>
    public static TransportAddress From(SocketAddress address)
    {
        var bytes = address.Buffer.Span;
        var port = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        return address.Family == AddressFamily.InterNetwork
            ? FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]), port)
            : new TransportAddress(BinaryPrimitives.ReadUInt128BigEndian(bytes[8..]), port);
    }

    /// <summary>Fills in an address made for the socket's family.</summary>
    /// <returns>False when an IPv6 peer cannot be named by an IPv4 socket.</returns>
    public bool TryWrite(SocketAddress address)
    {
        var bytes = address.Buffer.Span;
        if (address.Family == AddressFamily.InterNetworkV6)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes[8..], Bits);
        }
        else if (IsIPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], (uint)Bits);
        }
        else
        {
            return false;
        }

        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], Port);
        return true;
    }

    public override string ToString() => ToIPEndPoint().ToString();
}

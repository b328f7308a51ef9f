using System.Net;
using System.Net.Sockets;
using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Tests.Rtc.Fuzz;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>
/// Datagrams that nobody should take: random ones, parts and mutations of what a living call put on the wire (its STUN checks, DTLS flights,
/// SRTP and SRTCP), and mutations of frames of every protocol. They come from strangers' ports and from the caller's own.
/// </summary>
internal sealed class GarbageDatagrams : IDisposable
{
    private const int Strangers = 4;
    private const int LongestRandom = 1_500;

    private readonly Random _random;
    private readonly Mutator _mutator;
    private readonly byte[][] _captured;
    private readonly byte[][] _known;
    private readonly WireTap _caller;
    private readonly Socket[] _strangers;
    private int _sent;

    public GarbageDatagrams(int seed, WireTap caller)
    {
        _random = new Random(seed);
        _mutator = new Mutator(seed);
        _caller = caller;
        _captured = caller.Kept();
        _known = [.. RtcFuzz.Targets().SelectMany(target => target.Seeds)];
        _strangers = [.. Enumerable.Range(0, Strangers).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))];
        var server = new IPEndPoint(IPAddress.Loopback, Server.Port);
        foreach (var stranger in _strangers)
        {
            stranger.Connect(server);
        }
    }

    private TransportAddress Server => _caller.Remote ?? throw new InvalidOperationException("The call has sent nothing that could be forged.");

    public void Send(int datagrams)
    {
        for (var i = 0; i < datagrams; i++)
        {
            var garbage = Next(_sent++);
            var from = _sent % (Strangers + 1);
            if (from == Strangers)
            {
                _caller.Send(Server, garbage);
            }
            else
            {
                _strangers[from].Send(garbage);
            }
        }
    }

    public void Dispose()
    {
        foreach (var stranger in _strangers)
        {
            stranger.Dispose();
        }
    }

    private byte[] Next(int number)
    {
        var garbage = (number % 4) switch
        {
            0 => RandomBytes(),
            1 => Part(_captured[_random.Next(_captured.Length)]),
            2 => _mutator.Next(_captured),
            _ => _mutator.Next(_known),
        };

        // A whole copy would be a replay of the call's own words, and an empty datagram is none.
        return garbage.Length == 0 || Array.Exists(_captured, captured => captured.AsSpan().SequenceEqual(garbage)) ? RandomBytes() : garbage;
    }

    private byte[] Part(byte[] whole) => whole[..(1 + _random.Next(whole.Length - 1))];

    /// <summary>Begins with a byte of each protocol's range in turn (RFC 7983).</summary>
    private byte[] RandomBytes()
    {
        byte[] first = [0, 1, 20, 21, 22, 23, 64, 128, 144, 200, 255];
        var bytes = new byte[1 + _random.Next(LongestRandom)];
        _random.NextBytes(bytes);
        bytes[0] = first[_random.Next(first.Length)];
        return bytes;
    }
}

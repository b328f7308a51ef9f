using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Tests.Rtc.Fuzz;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>TCP connections that keep no rule of HTTP, of WebSockets or of signalling. Some stay half open until this is disposed.</summary>
internal sealed class GarbageSockets(LivekitServer server, string room, int seed) : IDisposable
{
    private const int Kinds = 12;

    private static readonly byte[][] Requests = SignalSamples.Binary<SignalRequest>(SignalSamples.Requests);

    private readonly ConcurrentBag<TcpClient> _held = [];
    private readonly Mutator _mutator = new(seed);
    private readonly Random _random = new(seed);
    private int _opened;

    /// <summary>Opens so many at once, and does with each what its number says.</summary>
    public Task OpenAsync(int sockets) => Task.WhenAll(Enumerable.Range(0, sockets).Select(_ => OpenAsync()));

    public void Dispose()
    {
        foreach (var held in _held)
        {
            held.Dispose();
        }
    }

    private Task OpenAsync()
    {
        var number = _opened++;
        return (number % Kinds) switch
        {
            0 => SendAsync(RandomBytes(4_096)),
            1 => HoldAsync(""),
            2 => HoldAsync("GET /rtc?access_token="),
            3 => HoldAsync("POST /twirp/livekit.RoomService/CreateRoom HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n{"),
            4 => SendAsync(Bytes($"GET / HTTP/1.1\r\nHost: a\r\nX: {new string('x', 64 << 10)}\r\n\r\n")),
            5 => SendAsync(Bytes($"GET /rtc/v1?join_request={new string('A', 600 << 10)} HTTP/1.1\r\nHost: a\r\n\r\n")),
            6 => ResetAsync(),
            7 => SendAsync(Upgrade("/rtc", "eyJhbGciOiJub25lIn0.e30.")),
            8 => SendAsync(Upgrade("/rtc/v1?join_request=" + Uri.EscapeDataString(Convert.ToBase64String(RandomBytes(200))), Token(number))),
            9 => SendAsync([.. Upgrade("/rtc", Token(number)), .. RandomBytes(2_000)]),
            10 => SignalAsync(number, _mutator.Next(Requests), binary: true),
            _ => SignalAsync(number, RandomBytes(500), binary: number % 2 == 0),
        };
    }

    private string Token(int number) => server.CreateToken(room, $"garbage-{number}");

    /// <summary>Writes, and reads what the server answers until it closes or has nothing more to say.</summary>
    private async Task SendAsync(byte[] bytes)
    {
        using var client = await ConnectAsync();
        await WriteAndReadAsync(client, bytes);
    }

    private async Task HoldAsync(string text)
    {
        var client = await ConnectAsync();
        _held.Add(client);
        await client.GetStream().WriteAsync(Bytes(text));
    }

    private async Task ResetAsync()
    {
        using var client = await ConnectAsync();
        client.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    /// <summary>Joins as one may, and then says what nobody can understand, in frames that are whole.</summary>
    private async Task SignalAsync(int number, byte[] rubbish, bool binary)
    {
        await using var socket = new ScriptedSocket<SignalRequest, SignalResponse>();
        await socket.ConnectAsync(new Uri(server.Url, "/rtc?protocol=17"), Token(number));
        try
        {
            await socket.SendRawAsync(rubbish, binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text);
            await socket.ReceiveAsync();
        }
        catch (WebSocketException)
        {
            // The server ended it before it was read.
        }
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Url.Host, server.Url.Port);
        return client;
    }

    private static async Task WriteAndReadAsync(TcpClient client, byte[] bytes)
    {
        try
        {
            await client.GetStream().WriteAsync(bytes);
            await client.GetStream().ReadAsync(new byte[1_024]).AsTask().WaitAsync(TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            // Turned away, or kept waiting for the rest: both are answers.
        }
    }

    private static byte[] Upgrade(string path, string token) => Bytes(
        $"GET {path} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nAuthorization: Bearer {token}\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private byte[] RandomBytes(int most)
    {
        var bytes = new byte[1 + _random.Next(most)];
        _random.NextBytes(bytes);
        return bytes;
    }
}

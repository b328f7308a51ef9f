using System.Net.WebSockets;
using Google.Protobuf;
using Senytl.Livekit.Signaling;

namespace Senytl.Livekit.Tests.Server;

/// <summary>A WebSocket client that says what a test tells it to, and nothing else.</summary>
internal sealed class ScriptedSocket<TOut, TIn>(SignalFormat format = SignalFormat.Protobuf) : IAsyncDisposable
    where TOut : class, IMessage<TOut>
    where TIn : class, IMessage<TIn>, new()
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly byte[] _buffer = new byte[1 << 20];

    public ClientWebSocket Socket { get; } = new();

    public async Task ConnectAsync(Uri url, string? bearer)
    {
        if (bearer is not null)
        {
            Socket.Options.SetRequestHeader("Authorization", "Bearer " + bearer);
        }

        Socket.Options.CollectHttpResponseDetails = true;
        using var patience = new CancellationTokenSource(Patience);
        await Socket.ConnectAsync(url, patience.Token);
    }

    public Task SendAsync(TOut message) => SendRawAsync(
        MessageCodec.Encode(message, format),
        format == SignalFormat.Json ? WebSocketMessageType.Text : WebSocketMessageType.Binary);

    /// <exception cref="WebSocketException">The connection is gone.</exception>
    public async Task SendRawAsync(byte[] bytes, WebSocketMessageType type)
    {
        try
        {
            await Socket.SendAsync(bytes, type, true, CancellationToken.None);
        }
        catch (OperationCanceledException broken)
        {
            // So a socket calls it when the reset of the connection meets a message that is being written; nobody cancels here.
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, broken);
        }
    }

    /// <summary>The next message; null when the server closed.</summary>
    public async Task<(TIn? Message, WebSocketMessageType Type)> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var length = 0;
        while (true)
        {
            var part = await Socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (null, part.MessageType);
            }

            if (part.EndOfMessage)
            {
                var read = part.MessageType == WebSocketMessageType.Text ? SignalFormat.Json : SignalFormat.Protobuf;
                Assert.True(MessageCodec.TryDecode<TIn>(_buffer.AsSpan(0, length), read, out var message));
                return (message, part.MessageType);
            }
        }
    }

    /// <summary>The next message that is as wanted; others before it are passed over.</summary>
    public async Task<TIn> ReceiveAsync(Func<TIn, bool> wanted)
    {
        while (true)
        {
            var (message, _) = await ReceiveAsync();
            Assert.True(message is not null, "the server closed the connection");
            if (wanted(message))
            {
                return message;
            }
        }
    }

    /// <summary>Reads to the end that the server makes.</summary>
    public async Task UntilClosedAsync()
    {
        while ((await ReceiveAsync()).Message is not null)
        {
        }
    }

    public ValueTask DisposeAsync()
    {
        Socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

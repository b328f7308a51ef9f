using System.Net.WebSockets;

namespace Senytl.Livekit.Tests.Signaling;

/// <summary>A WebSocket whose peer reads nothing until it is told to, and says nothing until it is closed.</summary>
internal sealed class UnreadWebSocket : WebSocket
{
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _writing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lengths of the frames that the peer read.</summary>
    public List<int> Frames { get; } = [];

    /// <summary>Ends when the first frame is being written.</summary>
    public Task Writing => _writing.Task;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    public void Read() => _read.TrySetResult();

    public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        _writing.TrySetResult();
        await _read.Task.WaitAsync(cancellationToken);
        Frames.Add(buffer.Count);
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        await _closed.Task.WaitAsync(cancellationToken);
        return new WebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        _closed.TrySetResult();
        return Task.CompletedTask;
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Abort() => _closed.TrySetResult();

    public override void Dispose() => Abort();
}

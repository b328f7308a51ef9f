using System.Net.WebSockets;
using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Signaling;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <content>What comes from the server: media, data and signalling.</content>
internal sealed partial class WirePeer : IRtcPeerObserver
{
    private readonly Action<RtpPacket>? _received;
    private readonly Action<DataPacket>? _told;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _buffer = new byte[256 * 1024];
    private Task _reading = Task.CompletedTask;
    private TaskCompletionSource _room = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void OnStateChanged(RtcPeerConnection peer, SecureTransportState state)
    {
        if (state == SecureTransportState.Connected)
        {
            _connected.TrySetResult();
        }
    }

    public void OnRtp(RtcTransceiver transceiver, RtpPacket packet) => _received?.Invoke(packet);

    public void OnKeyFrameRequested(RtcTransceiver transceiver)
    {
    }

    public void OnDataChannel(RtcDataChannel channel)
    {
    }

    public void OnDataChannelStateChanged(RtcDataChannel channel)
    {
        if (channel.State == DataChannelState.Open)
        {
            _opened.TrySetResult();
        }
    }

    public void OnMessage(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary) => _told?.Invoke(DataPacket.Parser.ParseFrom(message));

    public void OnBufferedAmountLow(RtcDataChannel channel) =>
        Interlocked.Exchange(ref _room, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(_buffer.AsMemory(length), _stop.Token);
                    length += part.Count;
                }
                while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                if (MessageCodec.TryDecode<SignalResponse>(_buffer.AsSpan(0, length), SignalFormat.Protobuf, out var message))
                {
                    await TakeAsync(message);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The end of the call.
        }
    }

    private async Task TakeAsync(SignalResponse message)
    {
        switch (message.MessageCase)
        {
            case SignalResponse.MessageOneofCase.Answer:
                if (Senytl.Livekit.Rtc.Sdp.SessionDescription.TryParse(message.Answer.Sdp, out var answer, out _))
                {
                    _peer.TrySetRemoteAnswer(answer!, out _);
                }

                break;
            case SignalResponse.MessageOneofCase.MediaSectionsRequirement when _peer.SignalingState == RtcSignalingState.Stable:
                var offer = new Senytl.Livekit.Protos.SessionDescription { Type = "offer", Sdp = _peer.CreateOffer().ToString() };
                await SendAsync(new SignalRequest { Offer = offer });
                break;
            case SignalResponse.MessageOneofCase.TrackSubscribed:
                _subscribed.TrySetResult();
                break;
        }
    }

    private Task SendAsync(SignalRequest request) => _socket.SendAsync(request.ToByteArray(), WebSocketMessageType.Binary, true, CancellationToken.None);
}

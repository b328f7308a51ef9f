using System.Net;
using System.Net.WebSockets;
using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Server;
using Senytl.Livekit.Signaling;

namespace Senytl.Benchmarks.Livekit;

/// <summary>A participant of the load: one peer connection, one audio section that sends or receives.</summary>
internal sealed class LoadPeer : IRtcPeerObserver, IAsyncDisposable
{
    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(TimeProvider.System.GetUtcNow());

    private readonly ClientWebSocket _socket = new();
    private readonly UdpHost _host = UdpHost.Single(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
    private readonly RtcPeerConnection _peer;
    private readonly RtcTransceiver _audio;
    private readonly Action<RtpPacket>? _received;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _buffer = new byte[256 * 1024];
    private Task _reading = Task.CompletedTask;

    public LoadPeer(Action<RtpPacket>? received)
    {
        _received = received;
        var options = new RtcPeerOptions { Certificate = Certificate, IceMode = IceMode.Controlling, Codecs = [RtcCodec.Opus] };
        _peer = new RtcPeerConnection(_host, options, this, (host, transport, handler) => new SecureTransport(host, transport, handler), TimeProvider.System);
        _audio = _peer.AddTransceiver(MediaKind.Audio, received is null ? MediaDirection.SendOnly : MediaDirection.RecvOnly);
        _peer.EnableDataChannels();
    }

    /// <summary>Ends when somebody receives what this peer sends.</summary>
    public Task Subscribed => _subscribed.Task;

    public async Task JoinAsync(LivekitServer server, string room, string identity)
    {
        var request = new JoinRequest { ClientInfo = new ClientInfo { Protocol = 17 }, ConnectionSettings = new ConnectionSettings { AutoSubscribe = true } };
        if (_received is null)
        {
            _audio.Sender.Track = new SdpMsid("-", identity);
            request.AddTrackRequests.Add(new AddTrackRequest { Cid = identity, Type = TrackType.Audio, Source = TrackSource.Microphone });
        }

        request.PublisherOffer = new Senytl.Livekit.Protos.SessionDescription { Type = "offer", Sdp = _peer.CreateOffer().ToString() };
        var wrapped = new WrappedJoinRequest { JoinRequest = request.ToByteString() };
        var text = Convert.ToBase64String(wrapped.ToByteArray()).Replace('+', '-').Replace('/', '_');
        _socket.Options.SetRequestHeader("Authorization", "Bearer " + server.CreateToken(room, identity));
        await _socket.ConnectAsync(new Uri(server.Url, "/rtc/v1?join_request=" + Uri.EscapeDataString(text)), CancellationToken.None);
        _reading = ReadAsync();
        await _connected.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public bool Send(ushort number, ReadOnlySpan<byte> payload) =>
        _audio.Codecs is [var codec, ..] && _audio.Sender.Send(codec, number, number * 960u, marker: number == 0, payload);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await SendAsync(new SignalRequest { Leave = new LeaveRequest { Reason = DisconnectReason.ClientInitiated } });
        }
        catch (WebSocketException)
        {
            // The server was faster.
        }

        _peer.Dispose();
        await _stop.CancelAsync();
        await _reading;
        await _host.DisposeAsync();
        _socket.Dispose();
        _stop.Dispose();
    }

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
    }

    public void OnMessage(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary)
    {
    }

    public void OnBufferedAmountLow(RtcDataChannel channel)
    {
    }

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

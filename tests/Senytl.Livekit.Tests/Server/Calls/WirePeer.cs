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
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>A participant over real sockets: one peer connection (v1), one audio section that sends or receives, reliable data.</summary>
internal sealed partial class WirePeer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TokenIssuer Tokens = new(new ApiKeyPair(LivekitServerOptions.DevelopmentKey, LivekitServerOptions.DevelopmentSecret), TimeProvider.System);
    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(TimeProvider.System.GetUtcNow());

    private readonly ClientWebSocket _socket = new();
    private readonly UdpHost _host = UdpHost.Single(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
    private readonly RtcPeerConnection _peer;
    private readonly RtcTransceiver _audio;
    private readonly RtcDataChannel _data;
    private readonly bool _speaks;

    /// <summary>Makes a listener, or without a handler for sound a speaker.</summary>
    /// <param name="received">Gets each audio packet, on the socket's thread.</param>
    /// <param name="told">Gets each data packet, on the socket's thread.</param>
    public WirePeer(Action<RtpPacket>? received, Action<DataPacket>? told = null)
    {
        _received = received;
        _told = told;
        _speaks = received is null;
        Tap = new WireTap(_host);
        var options = new RtcPeerOptions { Certificate = Certificate, IceMode = IceMode.Controlling, Codecs = [RtcCodec.Opus] };
        _peer = new RtcPeerConnection(Tap, options, this, (host, transport, handler) => new SecureTransport(host, transport, handler), TimeProvider.System);
        _audio = _peer.AddTransceiver(MediaKind.Audio, _speaks ? MediaDirection.SendOnly : MediaDirection.RecvOnly);
        _data = _peer.CreateDataChannel(new DataChannelOptions { Label = "_reliable" });
        _data.BufferedAmountLowThreshold = options.MaxBufferedBytes / 2;
    }

    /// <summary>Ends when somebody receives what this peer sends.</summary>
    public Task Subscribed => _subscribed.Task;

    /// <summary>What this peer puts on the wire.</summary>
    public WireTap Tap { get; }

    /// <summary>Enters and waits for media and data to be up.</summary>
    public async Task JoinAsync(Uri server, string room, string identity)
    {
        var request = new JoinRequest { ClientInfo = new ClientInfo { Protocol = 17 }, ConnectionSettings = new ConnectionSettings { AutoSubscribe = true } };
        if (_speaks)
        {
            _audio.Sender.Track = new SdpMsid("-", identity);
            request.AddTrackRequests.Add(new AddTrackRequest { Cid = identity, Type = TrackType.Audio, Source = TrackSource.Microphone });
        }

        request.PublisherOffer = new Senytl.Livekit.Protos.SessionDescription { Type = "offer", Sdp = _peer.CreateOffer().ToString() };
        var wrapped = new WrappedJoinRequest { JoinRequest = request.ToByteString() };
        var text = Convert.ToBase64String(wrapped.ToByteArray()).Replace('+', '-').Replace('/', '_');
        _socket.Options.SetRequestHeader("Authorization", "Bearer " + Tokens.Issue(UserTokens.For(room, identity, new TokenOptions()), TimeSpan.FromHours(1)));
        await _socket.ConnectAsync(new Uri(server, "/rtc/v1?join_request=" + Uri.EscapeDataString(text)), CancellationToken.None);
        _reading = ReadAsync();
        await Task.WhenAll(_connected.Task, _opened.Task).WaitAsync(Patience);
    }

    /// <summary>Sends a packet of sound; of 20 ms, unless said otherwise.</summary>
    public bool Send(ushort number, ReadOnlySpan<byte> payload, AudioLevel? level = null, uint milliseconds = 20) =>
        _audio.Codecs is [var codec, ..] && _audio.Sender.Send(codec, number, number * milliseconds * 48, marker: number == 0, payload, level);

    public bool Send(DataPacket packet) => _data.TrySend(packet.ToByteArray());

    /// <summary>Sends data when the channel has room for it.</summary>
    public async Task SendWhenTakenAsync(DataPacket packet, TimeSpan patience)
    {
        while (true)
        {
            var room = Volatile.Read(ref _room).Task;
            if (Send(packet))
            {
                return;
            }

            await room.WaitAsync(patience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await SendAsync(new SignalRequest { Leave = new LeaveRequest { Reason = DisconnectReason.ClientInitiated } });
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException)
        {
            // The server was faster, or this peer never came in.
        }

        _peer.Dispose();
        await _stop.CancelAsync();
        await _reading;
        await _host.DisposeAsync();
        _socket.Dispose();
        _stop.Dispose();
    }
}

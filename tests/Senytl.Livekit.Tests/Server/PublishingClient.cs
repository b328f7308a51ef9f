using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Server;
using Senytl.Livekit.Tests.Rtc.Network;
using Senytl.Livekit.Tests.Rtc.PeerConnection;
using SessionDescription = Senytl.Livekit.Rtc.Sdp.SessionDescription;

namespace Senytl.Livekit.Tests.Server;

/// <summary>A client that publishes and unpublishes a microphone over its signal connection. No packet leaves it.</summary>
internal sealed class PublishingClient : IAsyncDisposable
{
    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(TimeProvider.System.GetUtcNow());

    private readonly RtcPeerConnection _peer = new(
        new VirtualNetwork(seed: 1).AddHost(),
        new RtcPeerOptions { Certificate = Certificate, IceMode = IceMode.Controlling, Codecs = [RtcCodec.Opus] },
        new RecordingObserver(),
        (host, transport, handler) => new SecureTransport(host, transport, handler),
        TimeProvider.System);

    private readonly RtcTransceiver _audio;
    private int _published;

    private PublishingClient(ScriptedSocket<SignalRequest, SignalResponse> socket)
    {
        Socket = socket;
        _audio = _peer.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
    }

    public ScriptedSocket<SignalRequest, SignalResponse> Socket { get; }

    public static async Task<PublishingClient> JoinAsync(LivekitServer server, string room, string identity) =>
        new((await ScriptedClient.JoinAsync(server, room, identity)).Socket);

    /// <summary>Announces a fresh track and offers it; ends when the server has answered.</summary>
    /// <returns>The track's sid.</returns>
    public async Task<string> PublishAsync()
    {
        var id = $"microphone-{_published++}";
        await Socket.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = id, Type = TrackType.Audio, Source = TrackSource.Microphone } });
        var confirmed = await Socket.NextAsync(SignalResponse.MessageOneofCase.TrackPublished);
        _audio.Sender.Track = new SdpMsid("-", id);
        _audio.Direction = MediaDirection.SendOnly;
        await OfferAsync();
        return confirmed.TrackPublished.Track.Sid;
    }

    public async Task UnpublishAsync()
    {
        _audio.Sender.Track = null;
        _audio.Direction = MediaDirection.Inactive;
        await OfferAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _peer.Dispose();
        await Socket.DisposeAsync();
    }

    private async Task OfferAsync()
    {
        await Socket.SendAsync(new SignalRequest { Offer = new Senytl.Livekit.Protos.SessionDescription { Type = "offer", Sdp = _peer.CreateOffer().ToString() } });
        var answer = await Socket.NextAsync(SignalResponse.MessageOneofCase.Answer);
        Assert.True(SessionDescription.TryParse(answer.Answer.Sdp, out var description, out var error), error);
        Assert.True(_peer.TrySetRemoteAnswer(description!, out error), error);
    }
}

using System.Net;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Tests.Api;
using Senytl.Livekit.Tests.Rtc.PeerConnection;
using SessionDescription = Senytl.Livekit.Rtc.Sdp.SessionDescription;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>A client with two peer connections, whose permission changes while the connection that it waits for is on its way.</summary>
public sealed class PermissionTests : ServerTests
{
    [Fact]
    public async Task The_connection_that_a_client_was_told_is_primary_stays_so_when_it_may_no_longer_subscribe()
    {
        var (ann, join) = await ScriptedClient.JoinAsync(Server, "room", "ann");
        await using var closing = ann;
        Assert.True(join.SubscriberPrimary);
        var offer = (await ann.NextAsync(SignalResponse.MessageOneofCase.Offer)).Offer;
        await using var host = UdpHost.Single(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        using var certificate = DtlsCertificate.Create(TimeProvider.System.GetUtcNow());
        using var subscriber = new RtcPeerConnection(
            host,
            new RtcPeerOptions { Certificate = certificate, IceMode = IceMode.Controlling },
            new RecordingObserver(),
            (inner, options, handler) => new SecureTransport(inner, options, handler),
            TimeProvider.System);

        await TwirpCall.AsAdminAsync(Server, "room", "RoomService/UpdateParticipant", """{"room":"room","identity":"ann","permission":{"canSubscribe":false,"canPublish":true}}""");
        Assert.True(SessionDescription.TryParse(offer.Sdp, out var description, out var error), error);
        Assert.True(subscriber.TrySetRemoteOffer(description!, out error), error);
        await ann.SendAsync(new SignalRequest { Answer = new Senytl.Livekit.Protos.SessionDescription { Type = "answer", Id = offer.Id, Sdp = subscriber.CreateAnswer().ToString() } });

        var active = await Server.WaitForParticipantAsync("room", "ann");
        Assert.True(active.IsActive);
    }
}

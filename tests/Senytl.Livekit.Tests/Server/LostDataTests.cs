using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Server.Media;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Tracks;
using Senytl.Livekit.Tests.Rtc.Network;
using Senytl.Livekit.Tests.Rtc.PeerConnection;

namespace Senytl.Livekit.Tests.Server;

/// <summary>A path that carries media and connectivity checks, and no data any more.</summary>
public sealed class LostDataTests
{
    [Fact]
    public async Task Whose_data_has_ended_while_its_media_lives_is_asked_to_join_anew()
    {
        var (room, signal) = (new QuietRoom(), new Farewell());
        using var session = new LoneSession(room.Enter("ann", signal: signal));
        TappedTransport? path = null;
        using var pair = new PeerPair(new VirtualNetwork(1), serverTransport: transport => path = new TappedTransport(transport, []), serverObserver: session);
        session.Peer = pair.Server;
        var channel = pair.Client.CreateDataChannel(new DataChannelOptions { Label = "_reliable" });
        pair.Connect();
        Assert.True(pair.Run(() => channel.State == DataChannelState.Open));

        // The opening is acknowledged both ways, or the client would be the first to give up.
        pair.Network.Run(TimeSpan.FromSeconds(1));
        path!.LosesData = true;
        Assert.True(session.SendData(new byte[10], reliable: true, from: null));
        pair.Network.Run(TimeSpan.FromSeconds(40));

        Assert.True(pair.BothConnected);
        var leave = await signal.Heard.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((DisconnectReason.MediaFailure, LeaveRequest.Types.Action.Reconnect, true), (leave.Reason, leave.Action, leave.CanReconnect));
    }

    private sealed class LoneSession(LiveParticipant participant) : MediaSession(participant)
    {
        public RtcPeerConnection? Peer { get; set; }

        protected override RtcPeerConnection Primary => Peer!;

        public override void Start()
        {
        }

        public override void TakeOffer(SessionDescription offer)
        {
        }

        public override void TakeAnswer(SessionDescription answer)
        {
        }

        public override void TakeCandidate(TrickleRequest candidate)
        {
        }

        public override void Attach(Subscription subscription)
        {
        }

        public override void Detach(Subscription subscription)
        {
        }

        public override void Resume()
        {
        }

        protected override void HoldData()
        {
        }

        protected override void ReleaseData()
        {
        }

        protected override bool CarriesData(RtcDataChannel channel) => true;
    }

    private sealed class Farewell : ISignalSink
    {
        private readonly TaskCompletionSource<LeaveRequest> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<LeaveRequest> Heard => _heard.Task;

        public bool Send(SignalResponse message, string? subject = null) => message.Leave is null || _heard.TrySetResult(message.Leave);

        public void Finish()
        {
        }

        public void Abort()
        {
        }

        public IReadOnlyList<(SignalResponse Message, string? Subject)> TakeUnsent() => [];
    }
}

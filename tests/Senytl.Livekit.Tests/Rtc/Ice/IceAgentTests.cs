using System.Text;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Stun;
using static Senytl.Livekit.Tests.Rtc.Ice.IceMessages;

namespace Senytl.Livekit.Tests.Rtc.Ice;

public class IceAgentTests
{
    private static readonly TransportAddress Near = TransportAddress.Loopback(1);
    private static readonly TransportAddress Far = TransportAddress.Loopback(2);

    private readonly IceOutbox outbox = new();

    [Fact]
    public void A_check_is_answered_with_the_address_it_came_from_and_nominates()
    {
        var agent = new IceLiteAgent(outbox, IceTimes.Default);

        Assert.True(agent.Receive(Near, Check(agent.Local), TimeSpan.Zero));

        Assert.True(StunMessage.TryRead(outbox.Last.Bytes, out var answer));
        Assert.Equal(StunClass.Success, answer.Class);
        Assert.True(answer.TryGetMappedAddress(out var mapped));
        Assert.Equal(Near, mapped);
        Assert.True(answer.IntegrityHolds(Encoding.UTF8.GetBytes(agent.Local.Password)));
        Assert.True(answer.FingerprintHolds());
        Assert.Equal(Near, agent.Selected);
    }

    [Fact]
    public void Without_USE_CANDIDATE_nothing_is_selected()
    {
        var agent = new IceLiteAgent(outbox, IceTimes.Default);

        Assert.True(agent.Receive(Near, Check(agent.Local, useCandidate: false), TimeSpan.Zero));

        Assert.Null(agent.Selected);
        Assert.True(agent.Knows(Near));
        Assert.False(agent.Knows(Far));
    }

    [Fact]
    public void Bad_requests_get_400_401_420_and_487_and_select_nothing()
    {
        var agent = new IceLiteAgent(outbox, IceTimes.Default);
        var wrong = agent.Local with { Password = new string('x', 24) };

        Assert.Equal(401, Answer(agent, Check(wrong)));
        Assert.Equal(401, Answer(agent, Check(IceCredentials.Create())));
        Assert.Equal(400, Answer(agent, Check(agent.Local, priority: false)));
        Assert.Equal(400, Answer(agent, Bare()));
        Assert.Equal(420, Answer(agent, Check(agent.Local, extra: (StunAttribute)0x7123)));
        Assert.Equal(487, Answer(agent, Check(agent.Local, role: StunAttribute.IceControlled)));
        Assert.Null(agent.Selected);
        Assert.Equal(IceState.New, agent.State);
    }

    [Fact]
    public void A_better_path_takes_over_and_a_worse_one_only_when_the_first_is_stale()
    {
        var agent = new IceLiteAgent(outbox, IceTimes.Default);
        agent.Receive(Near, Check(agent.Local, level: 5), TimeSpan.Zero);

        agent.Receive(Far, Check(agent.Local, level: 4), TimeSpan.FromSeconds(1));
        Assert.Equal(Near, agent.Selected);
        agent.Receive(Far, Check(agent.Local, level: 4), TimeSpan.FromSeconds(6));
        Assert.Equal(Far, agent.Selected);
        agent.Receive(Near, Check(agent.Local, level: 5), TimeSpan.FromSeconds(7));
        Assert.Equal(Near, agent.Selected);
    }

    [Fact]
    public void During_a_restart_the_old_credentials_keep_the_path_and_the_new_ones_take_it()
    {
        var agent = new IceLiteAgent(outbox, IceTimes.Default);
        var old = agent.Local;
        agent.Receive(Near, Check(old, level: 5), TimeSpan.Zero);
        agent.Restart(TimeSpan.FromSeconds(1));

        Assert.NotEqual(old, agent.Local);
        Assert.True(agent.Receive(Near, Check(old, level: 5), TimeSpan.FromSeconds(2)));
        Assert.Equal(Near, agent.Selected);
        Assert.True(agent.Receive(Far, Check(agent.Local, level: 1), TimeSpan.FromSeconds(3)));
        Assert.Equal(Far, agent.Selected);
        Assert.False(agent.Receive(Near, Check(old, level: 9), TimeSpan.FromSeconds(4)));
        Assert.Equal(Far, agent.Selected);
    }

    [Fact]
    public void Restarts_that_follow_each_other_leave_the_credentials_in_use_good()
    {
        var agent = new IceLiteAgent(outbox, IceTimes.Default);
        var inUse = agent.Local;
        agent.Receive(Near, Check(inUse), TimeSpan.Zero);
        agent.Restart(TimeSpan.FromSeconds(1));
        var forgotten = agent.Local;
        agent.Restart(TimeSpan.FromSeconds(2));

        Assert.Equal(inUse.Ufrag, agent.PreviousUfrag);
        Assert.True(agent.Receive(Near, Check(inUse), TimeSpan.FromSeconds(3)));
        Assert.False(agent.Receive(Near, Check(forgotten), TimeSpan.FromSeconds(3)));
        Assert.True(agent.Receive(Near, Check(agent.Local), TimeSpan.FromSeconds(3)));
        Assert.False(agent.Receive(Near, Check(inUse), TimeSpan.FromSeconds(3)));
        Assert.Null(agent.PreviousUfrag);
    }

    [Theory]
    [InlineData(1ul, 2ul, false)]
    [InlineData(2ul, 1ul, true)]
    public void Of_two_controlling_agents_the_greater_tie_breaker_stays(ulong own, ulong other, bool stays)
    {
        var agent = new IceFullAgent(outbox, IceTimes.Default, controlling: true, own);

        agent.Receive(Near, Check(agent.Local, tieBreaker: other), TimeSpan.Zero);

        Assert.Equal(stays ? IceMode.Controlling : IceMode.Controlled, agent.Mode);
        Assert.True(StunMessage.TryRead(outbox.Last.Bytes, out var answer));
        Assert.Equal(stays ? 487 : 0, answer.ErrorCode);
    }

    [Fact]
    public void Checks_are_paced_at_50_ms_and_best_first()
    {
        var agent = new IceFullAgent(outbox, IceTimes.Default, controlling: true);
        agent.AddRemoteCandidate(new IceCandidate("1", 10, Far, IceCandidateType.Host), TimeSpan.Zero);
        agent.AddRemoteCandidate(new IceCandidate("2", 20, Near, IceCandidateType.Host), TimeSpan.Zero);
        agent.Start(IceCredentials.Create(), TimeSpan.Zero);

        Assert.Equal([Near], outbox.Targets);
        Assert.Equal(TimeSpan.FromMilliseconds(50), agent.NextDeadline);
        agent.Advance(TimeSpan.FromMilliseconds(49));
        Assert.Equal([Near], outbox.Targets);
        agent.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal([Near, Far], outbox.Targets);
    }

    [Fact]
    public void An_answer_from_another_address_or_with_another_password_does_not_count()
    {
        var remote = IceCredentials.Create();
        var agent = new IceFullAgent(outbox, IceTimes.Default, controlling: true);
        agent.AddRemoteCandidate(new IceCandidate("1", 10, Near, IceCandidateType.Host), TimeSpan.Zero);
        agent.Start(remote, TimeSpan.Zero);
        StunMessage.TryRead(outbox.Last.Bytes, out var check);

        Assert.False(agent.Receive(Far, Success(check, remote.Password), TimeSpan.Zero));
        Assert.False(agent.Receive(Near, Success(check, new string('x', 24)), TimeSpan.Zero));
        Assert.False(agent.Knows(Near));
        Assert.True(agent.Receive(Near, Success(check, remote.Password), TimeSpan.Zero));
        Assert.True(agent.Knows(Near));
        StunMessage.TryRead(outbox.Last.Bytes, out var nomination);
        Assert.True(nomination.Has(StunAttribute.UseCandidate));
    }

    [Fact]
    public void Candidates_beyond_the_cap_are_ignored()
    {
        var agent = new IceFullAgent(outbox, IceTimes.Default, controlling: true);
        agent.Start(IceCredentials.Create(), TimeSpan.Zero);
        for (var port = 1; port <= 1_000; port++)
        {
            agent.AddRemoteCandidate(IceCandidate.Host(TransportAddress.Loopback((ushort)port)), TimeSpan.FromSeconds(port / 100.0));
        }

        for (var second = 10; second < 20; second++)
        {
            agent.Advance(TimeSpan.FromSeconds(second));
        }

        Assert.Equal(IceCheckList.Capacity, outbox.Targets.Distinct().Count());
    }

    private int Answer(IIceAgent agent, byte[] request)
    {
        Assert.False(agent.Receive(Near, request, TimeSpan.Zero));
        Assert.True(StunMessage.TryRead(outbox.Last.Bytes, out var answer));
        Assert.Equal(StunClass.Error, answer.Class);
        return answer.ErrorCode;
    }

    private static byte[] Bare()
    {
        var writer = new StunWriter(new byte[StunWriter.BufferSize], StunClass.Request, StunTransactionId.Create());
        writer.AddFingerprint();
        return writer.Written.ToArray();
    }
}

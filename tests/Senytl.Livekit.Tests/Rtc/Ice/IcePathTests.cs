using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Stun;
using static Senytl.Livekit.Tests.Rtc.Ice.IceMessages;

namespace Senytl.Livekit.Tests.Rtc.Ice;

/// <summary>How a full agent comes to a path, and keeps it.</summary>
public class IcePathTests
{
    private static readonly TransportAddress Near = TransportAddress.Loopback(1);
    private static readonly TransportAddress Far = TransportAddress.Loopback(2);

    private readonly IceOutbox outbox = new();
    private readonly IceCredentials remote = IceCredentials.Create();
    private readonly IceFullAgent agent;
    private TimeSpan now;
    private int answered;

    public IcePathTests() => agent = new IceFullAgent(outbox, IceTimes.Default, controlling: true);

    [Fact]
    public void A_consent_check_that_is_not_answered_is_followed_by_another_at_once()
    {
        Start(Near);
        RunUntil(() => agent.Selected is not null, answering: [Near]);
        var before = outbox.Targets.Count();

        RunUntil(() => outbox.Targets.Count() == before + 1);
        var lost = now;
        RunUntil(() => outbox.Targets.Count() == before + 2);

        Assert.Equal(IceTimes.ConsentAgain, now - lost);
        Assert.Equal(IceState.Connected, agent.State);
        Answer();
        var answered = now;
        RunUntil(() => outbox.Targets.Count() == before + 3);
        Assert.InRange(now - answered, IceTimes.Consent * 0.8, IceTimes.Consent * 1.2);
    }

    [Fact]
    public void A_nomination_that_is_not_answered_makes_way_for_another_path()
    {
        Start(Near, Far);
        RunUntil(() => IsNomination(Near), answering: [Near, Far]);

        RunUntil(() => agent.Selected is not null, answering: [Far]);

        Assert.Equal(Far, agent.Selected);
        Assert.InRange(now, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_path_that_is_the_only_one_is_nominated_again()
    {
        Start(Near);
        RunUntil(() => IsNomination(Near), answering: [Near]);
        RunUntil(() => !IsNomination(Near));

        RunUntil(() => agent.Selected is not null, answering: [Near]);

        Assert.Equal(Near, agent.Selected);
    }

    [Fact]
    public void Once_a_path_is_selected_the_others_are_left_alone_unless_the_peer_checks_them()
    {
        Start(Near, Far);
        RunUntil(() => agent.Selected is not null, answering: [Near]);
        var before = outbox.Targets.Count(target => target == Far);

        RunUntil(() => now > TimeSpan.FromSeconds(20), answering: [Near]);
        Assert.Equal(before, outbox.Targets.Count(target => target == Far));

        agent.Receive(Far, Check(agent.Local, role: StunAttribute.IceControlled), now);
        RunUntil(() => now > TimeSpan.FromSeconds(60), answering: [Near]);
        Assert.Equal(before + 1 + IceTimes.Attempts, outbox.Targets.Count(target => target == Far));
    }

    private void Start(params TransportAddress[] peers)
    {
        for (var i = 0; i < peers.Length; i++)
        {
            agent.AddRemoteCandidate(new IceCandidate($"{i}", (uint)(100 - i), peers[i], IceCandidateType.Host), now);
        }

        agent.Start(remote, now);
    }

    private bool IsNomination(TransportAddress target) =>
        outbox.Last.To == target && StunMessage.TryRead(outbox.Last.Bytes, out var check) && check.Has(StunAttribute.UseCandidate);

    /// <summary>Lets time pass, and the peer answer what goes to some of its addresses.</summary>
    private void RunUntil(Func<bool> condition, params TransportAddress[] answering)
    {
        for (var steps = 0; !condition(); steps++)
        {
            Assert.True(steps < 1_000, $"nothing came of it by {now}");
            var sent = outbox.Targets.Count();
            if (answered != sent && answering.Contains(outbox.Last.To))
            {
                Answer();
                continue;
            }

            now = agent.NextDeadline > now ? agent.NextDeadline : now;
            agent.Advance(now);
        }
    }

    private void Answer()
    {
        answered = outbox.Targets.Count();
        var to = outbox.Last.To;
        if (StunMessage.TryRead(outbox.Last.Bytes, out var check) && check.Class == StunClass.Request)
        {
            agent.Receive(to, Success(check, remote.Password), now);
        }
    }
}

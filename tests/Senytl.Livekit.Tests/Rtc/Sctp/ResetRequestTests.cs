using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

public class ResetRequestTests
{
    private const uint NothingMore = uint.MaxValue;

    [Fact]
    public void A_reset_never_waits_for_what_other_streams_have_under_way()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var pair = SctpPair.Rough(seed);
            Assert.True(pair.Connect(seconds: 20));
            pair.HostA.Captured = [];
            pair.A.Send(4, [1]);
            TransferTests.Batch(seed, 100, 3000).ForEach(message => pair.A.Send(6, message));

            pair.A.Reset(4);

            Assert.True(pair.Run(() => pair.A.OutgoingResets.Count == 1, 60), $"seed {seed}: no reset");
            Assert.DoesNotContain(ResetAnswer.InProgress, ResetAnswer.In(pair.HostA.Captured).Select(answer => answer.Result));
        }
    }

    [Fact]
    public void After_in_progress_the_outcome_is_asked_for_under_another_number()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        pair.HostA.Captured = [];
        pair.A.Send(4, [1]);
        Assert.True(pair.Run(() => pair.A.Association.BufferedBytes == 0, 1));
        var stubborn = new ResetAnswer.Stubborn(pair);
        pair.HostB.Claim("", stubborn);

        pair.A.Reset(4);

        Assert.True(pair.Run(() => pair.A.OutgoingResets.Count == 1, 5), $"asked {stubborn.Requests.Count} times under {stubborn.Requests.Distinct().Count()} number");
        Assert.Equal(2, stubborn.Requests.Count);
    }

    [Fact]
    public void Requests_that_wait_for_data_are_all_performed_when_it_comes_and_each_keeps_its_answer()
    {
        var (pair, forged) = Open();
        forged.Reset(0, lastChunk: 1, stream: 9);
        forged.Reset(1, lastChunk: 1, stream: 11);
        forged.Reset(0, lastChunk: 1, stream: 9);
        Assert.Empty(pair.B.IncomingResets);

        forged.Send(0, flags: 3, number: 0, [1]);
        forged.Send(1, flags: 3, number: 1, [2]);
        Assert.Equal([9, 11], pair.B.IncomingResets);

        forged.Reset(0, lastChunk: 1, stream: 9);
        forged.Reset(1, lastChunk: 1, stream: 11);
        Assert.Equal([9, 11], pair.B.IncomingResets);
        Assert.Equal([6, 6, 6, 1, 1], Results(pair));
    }

    [Fact]
    public void A_request_that_overtook_another_waits_until_it_is_repeated()
    {
        var (pair, forged) = Open();
        forged.Reset(1, NothingMore, stream: 11);
        Assert.Empty(Results(pair));

        forged.Reset(0, NothingMore, stream: 9);
        forged.Reset(1, NothingMore, stream: 11);

        Assert.Equal([9, 11], pair.B.IncomingResets);
        Assert.Equal([1, 1], Results(pair));
    }

    [Fact]
    public void Requests_that_wait_are_bounded_and_the_next_finds_room_later()
    {
        var (pair, forged) = Open();
        for (ushort i = 0; i < 17; i++)
        {
            forged.Reset(i, lastChunk: 0, stream: i);
        }

        Assert.Equal(16, Results(pair).Count(result => result == ResetAnswer.InProgress));
        forged.Send(0, flags: 3, number: 0, [1]);
        forged.Reset(16, lastChunk: 0, stream: 16);

        Assert.Equal(Enumerable.Range(0, 17), pair.B.IncomingResets.Select(stream => (int)stream));
        forged.Reset(1000, NothingMore, stream: 3);
        Assert.Equal([1, 5], Results(pair)[^2..]);
    }

    private static (SctpPair Pair, ForgedData Forged) Open()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        var forged = new ForgedData(pair);
        pair.HostA.Captured = [];
        return (pair, forged);
    }

    private static List<uint> Results(SctpPair pair)
    {
        pair.Network.Run(TimeSpan.FromMilliseconds(10));
        return [.. ResetAnswer.In(pair.HostA.Captured!).Select(answer => answer.Result)];
    }
}

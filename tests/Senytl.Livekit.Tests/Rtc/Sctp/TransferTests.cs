using Senytl.Livekit.Rtc.Sctp;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

public class TransferTests
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    [Fact]
    public void Loss_reorder_and_duplication_neither_lose_nor_stall_ordered_messages()
    {
        var stalls = new List<double>();
        for (var seed = 0; seed < 60; seed++)
        {
            var pair = SctpPair.Rough(seed);
            Assert.True(pair.Connect(seconds: 20));
            pair.A.StartWatch();
            pair.B.StartWatch();
            var (fromA, fromB) = (Batch(seed, 128, 4096), Batch(-seed, 128, 4096));
            fromA.ForEach(message => Assert.True(pair.A.Send(1, message)));
            fromB.ForEach(message => Assert.True(pair.B.Send(2, message)));

            Assert.True(pair.Run(() => pair.A.Messages.Count == 128 && pair.B.Messages.Count == 128, 120), $"seed {seed} is incomplete");

            AssertSame(fromA, pair.B);
            AssertSame(fromB, pair.A);
            stalls.Add(Math.Max(pair.A.LongestStall.TotalSeconds, pair.B.LongestStall.TotalSeconds));
            Assert.True(pair.Run(() => pair.A.Released == 128 * 4096, 10));
            Assert.Equal(0, pair.A.Association.BufferedBytes);
        }

        Assert.True(stalls.Max() <= 1, $"the longest stall was {stalls.Max():0.000} s; all: {string.Join(' ', stalls.Select(stall => stall.ToString("0.00")))}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1136)]
    [InlineData(1137)]
    [InlineData(65536)]
    [InlineData(262144)]
    public void Any_size_arrives_whole(int size)
    {
        var pair = new SctpPair(new VirtualNetwork(size, loss: 0.05, jitter: TimeSpan.FromMilliseconds(5)));
        Assert.True(pair.Connect());
        var message = Batch(size, 1, size)[0];

        Assert.True(pair.A.Send(7, message));

        Assert.True(pair.Run(() => pair.B.Messages.Count == 1, 60));
        Assert.Equal(message, pair.B.Messages[0].Content);
    }

    [Fact]
    public void Sequence_numbers_wrap_in_the_middle_of_a_transfer()
    {
        var pair = SctpPair.Rough(11, new SctpOptions { FirstTsn = uint.MaxValue - 100 });
        Assert.True(pair.Connect(seconds: 20));
        var messages = Batch(5, 300, 2000);

        messages.ForEach(message => pair.A.Send(0, message));

        Assert.True(pair.Run(() => pair.B.Messages.Count == 300, 120));
        AssertSame(messages, pair.B);
    }

    [Fact]
    public void More_messages_than_stream_numbers_stay_in_order()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        const int Count = 70_000;
        for (var i = 0; i < Count; i++)
        {
            Assert.True(pair.A.Send(1, BitConverter.GetBytes(i)));
        }

        Assert.True(pair.Run(() => pair.B.Messages.Count == Count, 60));
        Assert.Equal(Enumerable.Range(0, Count), pair.B.Messages.Select(message => BitConverter.ToInt32(message.Content)));
    }

    [Fact]
    public void Unordered_messages_all_arrive_and_overtake_each_other()
    {
        var pair = SctpPair.Rough(3);
        Assert.True(pair.Connect(seconds: 20));
        var messages = Batch(9, 200, 900);

        messages.ForEach(message => pair.A.Send(5, message, new SctpDelivery(true, null, null)));

        Assert.True(pair.Run(() => pair.B.Messages.Count == 200, 60));
        var arrived = pair.B.Messages.Select(message => Convert.ToHexString(message.Content)).ToList();
        var sent = messages.Select(Convert.ToHexString).ToList();
        Assert.Equal(sent.Order(), arrived.Order());
        Assert.NotEqual(sent, arrived);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Messages_without_retransmission_are_given_up_and_never_block(bool unordered)
    {
        var pair = SctpPair.Rough(21);
        Assert.True(pair.Connect(seconds: 20));
        pair.B.StartWatch();
        var messages = Batch(4, 500, 800);

        for (var i = 0; i < messages.Count; i++)
        {
            pair.A.Send(2, messages[i], new SctpDelivery(unordered, 0, null));
            pair.Network.Run(TimeSpan.FromMilliseconds(10));
        }

        Assert.True(pair.Run(() => pair.A.Association.BufferedBytes == 0, 30));
        pair.Network.Run(OneSecond);
        Assert.InRange(pair.B.Messages.Count, 350, 470);
        Assert.True(pair.B.LongestStall < OneSecond, $"stalled for {pair.B.LongestStall}");
        var order = pair.B.Messages.Select(message => messages.FindIndex(sent => sent.AsSpan().SequenceEqual(message.Content))).ToList();
        Assert.Equal(order.Count, order.Distinct().Count());
        if (!unordered)
        {
            Assert.Equal(order.Order(), order);
        }

        Assert.True(pair.A.Send(2, [1, 2, 3]));
        Assert.True(pair.Run(() => pair.B.Messages[^1].Content.Length == 3, 10));
    }

    [Fact]
    public void A_message_past_its_lifetime_is_not_sent_any_more()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        pair.Network.Loss = 1;
        pair.A.Send(1, [1], new SctpDelivery(false, null, TimeSpan.FromMilliseconds(100)));
        pair.Network.Run(OneSecond);
        pair.Network.Loss = 0;

        pair.A.Send(1, [2], new SctpDelivery(false, null, TimeSpan.FromMilliseconds(100)));
        pair.Network.Run(OneSecond);

        Assert.Equal([2], pair.B.Messages.Single().Content);
        Assert.Equal(0, pair.A.Association.BufferedBytes);
    }

    [Fact]
    public void A_large_message_that_is_given_up_half_way_leaves_nothing_behind()
    {
        var pair = new SctpPair(new VirtualNetwork(6, loss: 0.3, jitter: TimeSpan.FromMilliseconds(5)));
        Assert.True(pair.Connect(seconds: 20));
        for (var i = 0; i < 30; i++)
        {
            pair.A.Send(1, Batch(i, 1, 20_000)[0], new SctpDelivery(false, 0, null));
        }

        pair.A.Send(1, [7]);

        Assert.True(pair.Run(() => pair.B.Messages.Count > 0 && pair.B.Messages[^1].Content.Length == 1, 60));
        Assert.True(pair.Run(() => pair.A.Association.BufferedBytes == 0, 10));
        Assert.All(pair.B.Messages, message => Assert.True(message.Content.Length is 1 or 20_000));
    }

    [Fact]
    public void A_send_beyond_the_buffer_is_refused_and_room_comes_back()
    {
        var pair = new SctpPair(new VirtualNetwork(1), new SctpOptions { SendBuffer = 10_000 });
        Assert.True(pair.Connect());
        Assert.True(pair.A.Send(1, new byte[6000]));

        Assert.False(pair.A.Send(1, new byte[4001]));
        Assert.True(pair.A.Send(1, new byte[4000]));
        Assert.True(pair.Run(() => pair.A.Association.BufferedBytes == 0, 5));
        Assert.True(pair.A.Send(1, new byte[10_000]));
    }

    [Fact]
    public void A_path_that_dies_ends_the_association_after_the_time_set()
    {
        var pair = new SctpPair(new VirtualNetwork(1), new SctpOptions { GiveUpAfter = TimeSpan.FromSeconds(5) });
        Assert.True(pair.Connect());
        pair.Network.Loss = 1;
        pair.A.Send(1, [1]);

        pair.Network.Run(TimeSpan.FromSeconds(4.9));
        Assert.Null(pair.A.Closed);
        pair.Network.Run(OneSecond);

        Assert.Contains("acknowledged nothing", pair.A.Closed);
        Assert.False(pair.A.Send(1, [1]));
    }

    internal static List<byte[]> Batch(int seed, int count, int size)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var message = new byte[size];
            random.NextBytes(message);
            return message;
        })];
    }

    private static void AssertSame(List<byte[]> sent, SctpEnd receiver)
    {
        Assert.Equal(sent.Count, receiver.Messages.Count);
        for (var i = 0; i < sent.Count; i++)
        {
            Assert.True(sent[i].AsSpan().SequenceEqual(receiver.Messages[i].Content), $"message {i} differs");
        }
    }
}

using Senytl.Livekit.Rtc.Sctp;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

/// <summary>Messages in many fragments: what is legal arrives, and what is not costs its sender more than the receiver.</summary>
public class FragmentTests
{
    private const byte Begin = SctpData.Begin;
    private const byte End = SctpData.End;

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Fragments_that_come_in_any_order_make_the_messages_they_were(byte unordered)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var (pair, forged) = Connect(new SctpOptions { FirstTsn = uint.MaxValue - 30 });
            var sent = TransferTests.Batch(seed, 20, 60);
            var chunks = sent.SelectMany((message, number) => Split(message, number)).Select((fragment, chunk) => (Chunk: (uint)chunk, fragment.Flags, fragment.Number, fragment.Content)).ToArray();
            new Random(seed).Shuffle(chunks);

            foreach (var (chunk, flags, number, content) in chunks)
            {
                forged.Send(chunk, (byte)(flags | unordered), number, content);
            }

            var arrived = pair.B.Messages.Select(message => Convert.ToHexString(message.Content));
            var expected = sent.Select(Convert.ToHexString);
            Assert.Equal(unordered == 0 ? expected : expected.Order(), unordered == 0 ? arrived : arrived.Order());
            Assert.Equal(new SctpOptions().ReceiveWindow, pair.B.Association.ReceiveRoom);
        }
    }

    [Fact]
    public void The_longest_message_arrives_in_the_fragments_of_a_narrow_path()
    {
        var (pair, forged) = Connect(new SctpOptions { MaxMessage = 65_536 });
        var message = TransferTests.Batch(1, 1, 65_536)[0];

        for (var i = 0; i < 512; i++)
        {
            forged.Send((uint)i, i == 0 ? Begin : i == 511 ? End : (byte)0, number: 0, message[(i * 128)..((i + 1) * 128)]);
        }

        Assert.Equal(message, Assert.Single(pair.B.Messages).Content);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public void A_message_longer_than_is_taken_ends_only_that_association(int fragment)
    {
        var (pair, forged) = Connect(new SctpOptions { MaxMessage = 3_000 });

        for (var i = 0u; i * fragment < 3_000; i++)
        {
            forged.Send(i, i == 0 ? Begin : (byte)0, number: 0, new byte[fragment]);
        }

        Assert.Null(pair.B.Closed);
        forged.Send((uint)(3_000 / fragment), End, number: 0, new byte[1]);
        Assert.Contains("longer than the 3000 bytes", pair.B.Closed, StringComparison.Ordinal);
        Assert.Empty(pair.B.Messages);
    }

    [Fact]
    public void A_message_of_more_fragments_than_the_window_holds_ends_only_that_association_however_small_they_are()
    {
        var (pair, forged) = Connect(new SctpOptions { ReceiveWindow = 50_000 });

        for (var i = 0u; i < 400; i++)
        {
            forged.Send(i, i == 0 ? Begin : (byte)0, number: 0, new byte[1]);
        }

        Assert.Contains("than the receive window holds", pair.B.Closed, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_messages_that_wait_for_one_before_them_fill_the_window_by_what_they_cost()
    {
        var (pair, forged) = Connect(new SctpOptions { ReceiveWindow = 50_000 });

        for (var i = 1u; i < 1_000; i++)
        {
            forged.Send(i, Begin | End, (ushort)i, new byte[1]);
        }

        forged.Send(0, Begin | End, number: 0, new byte[1]);
        Assert.Equal(1 + (50_000 / (1 + Reassembly.Overhead)), pair.B.Messages.Count);
        Assert.Equal(50_000, pair.B.Association.ReceiveRoom);
    }

    [Fact]
    public void What_the_peer_gives_up_makes_room_and_what_waited_for_it_is_delivered()
    {
        var (pair, forged) = Connect(new SctpOptions());
        for (var i = 1u; i < 998; i += 2)
        {
            forged.Send(i, flags: 0, number: 0, new byte[10]);
        }

        forged.Send(1_000, Begin | End, number: 1, [7]);
        Assert.Equal(new SctpOptions().ReceiveWindow - (499 * (10 + Reassembly.Overhead)) - 1 - Reassembly.Overhead, pair.B.Association.ReceiveRoom);
        for (var chunk = 0u; chunk < 1_000; chunk++)
        {
            forged.GiveUpTo(chunk, number: 0);
        }

        Assert.Equal([7], Assert.Single(pair.B.Messages).Content);
        Assert.Equal(new SctpOptions().ReceiveWindow, pair.B.Association.ReceiveRoom);
    }

    private static (SctpPair Pair, ForgedData Forged) Connect(SctpOptions options)
    {
        var pair = new SctpPair(new VirtualNetwork(1), options);
        Assert.True(pair.Connect());
        return (pair, new ForgedData(pair));
    }

    private static IEnumerable<(byte Flags, ushort Number, byte[] Content)> Split(byte[] message, int number)
    {
        var parts = (number % 4) + 1;
        var length = message.Length / parts;
        for (var part = 0; part < parts; part++)
        {
            var flags = (part == 0 ? Begin : 0) | (part == parts - 1 ? End : 0);
            yield return ((byte)flags, (ushort)number, message[(part * length)..((part + 1) * length)]);
        }
    }
}

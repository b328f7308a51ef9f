using Senytl.Livekit.Protos;
using Senytl.Livekit.Signaling;
using Socket = Senytl.Livekit.Signaling.MessageSocket<Senytl.Livekit.Protos.SignalRequest, Senytl.Livekit.Protos.SignalResponse>;

namespace Senytl.Livekit.Tests.Signaling;

public class MessageSocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_above_the_limit_and_what_follows_it_reach_the_peer(bool whileWriting)
    {
        using var peer = new UnreadWebSocket();
        using var socket = new Socket(peer, TimeProvider.System);
        SignalResponse[] messages = [Of(10), Of(Socket.QueueBytes + 1), Of(20), Of(30)];

        Assert.True(socket.Send(messages[0]));
        Assert.True(socket.Send(messages[1]));
        var running = whileWriting ? socket.RunAsync(_ => true, CancellationToken.None) : null;
        await (running is null ? Task.CompletedTask : peer.Writing.WaitAsync(Patience));
        Assert.True(socket.Send(messages[2]));
        Assert.True(socket.Send(messages[3]));
        socket.Finish();
        peer.Read();
        await (running ?? socket.RunAsync(_ => true, CancellationToken.None)).WaitAsync(Patience);

        Assert.Equal(messages.Select(message => message.CalculateSize()), peer.Frames);
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(Socket.QueueBytes * 2)]
    public async Task A_peer_that_does_not_read_loses_its_connection_when_the_limit_is_reached(int length)
    {
        using var peer = new UnreadWebSocket();
        using var socket = new Socket(peer, TimeProvider.System);
        var running = socket.RunAsync(_ => true, CancellationToken.None);
        var accepted = 0;
        while (accepted <= Socket.QueueCapacity && socket.Send(Of(length)))
        {
            accepted++;
        }

        await running.WaitAsync(Patience);

        Assert.InRange(accepted, 1, Socket.QueueBytes >> 20);
        Assert.False(socket.Send(Of(1)));
        Assert.Empty(peer.Frames);
    }

    [Fact]
    public async Task Of_one_subject_a_slow_reader_gets_the_last_in_the_place_of_the_first()
    {
        using var peer = new UnreadWebSocket();
        using var socket = new Socket(peer, TimeProvider.System);
        var running = socket.RunAsync(_ => true, CancellationToken.None);
        Assert.True(socket.Send(Of(1), "ann"));
        await peer.Writing.WaitAsync(Patience);

        for (var length = 1; length <= 10_000; length++)
        {
            Assert.True(socket.Send(Of(60_000 + length), "ann"));
            if (length == 1)
            {
                Assert.True(socket.Send(Of(50)));
            }
        }

        Assert.True(socket.Send(Of(70_000), "bob"));
        socket.Finish();
        peer.Read();
        await running.WaitAsync(Patience);

        Assert.Equal(((SignalResponse[])[Of(1), Of(70_000), Of(50), Of(70_000)]).Select(message => message.CalculateSize()), peer.Frames);
    }

    [Fact]
    public async Task What_has_not_gone_out_when_a_connection_breaks_can_be_taken_once_with_the_last_of_each_subject()
    {
        using var peer = new UnreadWebSocket();
        using var socket = new Socket(peer, TimeProvider.System);
        var running = socket.RunAsync(_ => true, CancellationToken.None);
        socket.Send(Of(1));
        await peer.Writing.WaitAsync(Patience);
        socket.Send(Of(2), "ann");
        socket.Send(Of(3));
        socket.Send(Of(4), "ann");

        socket.Abort();
        await running.WaitAsync(Patience);

        Assert.Equal([(Of(1), null), (Of(4), "ann"), (Of(3), null)], socket.TakeUnsent());
        Assert.Empty(socket.TakeUnsent());
        Assert.False(socket.Send(Of(5), "ann"));
    }

    [Fact]
    public async Task What_is_about_to_be_written_when_a_connection_breaks_can_be_taken()
    {
        using var peer = new UnreadWebSocket();
        using var socket = new MessageSocket<SignalRequest, MeasuredMessage>(peer, TimeProvider.System);
        var waiting = new MeasuredMessage(measured: null);
        Assert.True(socket.Send(waiting));
        Task<string>? running = null;
        var writer = new Thread(() => running = socket.RunAsync(_ => true, CancellationToken.None));
        IReadOnlyList<(MeasuredMessage Message, string? Subject)> unsent = [];

        // Nobody but this thread gets at the queue while a message is measured, and the writer has come as far as it can.
        socket.Send(new MeasuredMessage(() =>
        {
            writer.Start();
            Assert.True(SpinWait.SpinUntil(() => writer.ThreadState.HasFlag(ThreadState.WaitSleepJoin) || peer.Writing.IsCompleted, Patience));
            socket.Abort();
            unsent = socket.TakeUnsent();
        }));
        writer.Join();
        await running!.WaitAsync(Patience);

        Assert.Equal([(waiting, null)], unsent);
    }

    private static SignalResponse Of(int length) => new() { Update = new ParticipantUpdate { Participants = { new ParticipantInfo { Metadata = new string('x', length) } } } };
}

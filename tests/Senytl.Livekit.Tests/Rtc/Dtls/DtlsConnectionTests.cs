using Senytl.Livekit.Rtc.Dtls;
using Senytl.Testing;

namespace Senytl.Livekit.Tests.Rtc.Dtls;

public class DtlsConnectionTests
{
    [Fact]
    public void Application_data_arrives_and_a_replay_does_not()
    {
        using var pair = new DtlsPair();
        pair.Connect();

        Assert.True(pair.Client.Send("hello"u8));
        var datagram = pair.ToServer.Dequeue();

        Assert.Equal("hello"u8.ToArray(), Assert.Single(pair.Receive(pair.Server, (byte[])datagram.Clone())));
        Assert.Empty(pair.Receive(pair.Server, datagram));
    }

    [Fact]
    public void Several_records_of_one_datagram_are_all_delivered()
    {
        using var pair = new DtlsPair();
        pair.Connect();
        pair.Client.Send("one"u8);
        pair.Client.Send("two"u8);

        var both = pair.Receive(pair.Server, [.. pair.ToServer.Dequeue(), .. pair.ToServer.Dequeue()]);

        Assert.Equal(["one"u8.ToArray(), "two"u8.ToArray()], both);
    }

    [Fact]
    public void Close_notify_closes_the_peer()
    {
        using var pair = new DtlsPair();
        pair.Connect();

        pair.Server.Close();
        pair.Flush();

        Assert.Equal(DtlsState.Closed, pair.Client.State);
        Assert.Equal("closed by the peer", pair.Client.FailureReason);
        Assert.False(pair.Client.Send("late"u8));
    }

    [Fact]
    public void An_alert_or_data_in_the_clear_does_nothing_to_a_connection()
    {
        using var pair = new DtlsPair();
        pair.Connect();
        byte[] alert = [21, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 99, 0, 2, 2, 40];
        byte[] close = [21, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 99, 0, 2, 1, 0];
        byte[] data = [23, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 99, 0, 2, 1, 0];

        Assert.Empty(pair.Receive(pair.Client, alert));
        Assert.Empty(pair.Receive(pair.Client, close));
        Assert.Empty(pair.Receive(pair.Client, data));
        Assert.True(pair.BothConnected);
    }

    [Fact]
    public void A_repeated_Finished_is_answered_since_ours_was_lost()
    {
        using var pair = new DtlsPair();
        pair.Wire = datagram => pair.Server.State == DtlsState.Connected ? [] : [datagram];
        pair.Start();
        pair.Flush();
        Assert.Equal((DtlsState.Connected, DtlsState.Connecting), (pair.Server.State, pair.Client.State));

        pair.Wire = datagram => [datagram];
        pair.Wait();
        pair.Flush();

        Assert.True(pair.BothConnected);
    }

    [Fact]
    public void Data_of_more_than_a_frame_is_refused_and_what_fits_arrives()
    {
        using var pair = new DtlsPair();
        pair.Connect();

        Assert.False(pair.Client.Send(new byte[DtlsConnection.MaxContent + 1]));
        Assert.True(pair.Client.Send(new byte[DtlsConnection.MaxContent]));
        Assert.Equal(DtlsConnection.MaxContent, Assert.Single(pair.Receive(pair.Server, pair.ToServer.Dequeue())).Length);
    }

    [Fact]
    public void Keys_cannot_be_exported_before_the_handshake_is_done()
    {
        using var pair = new DtlsPair();
        pair.Start();

        Assert.Throws<InvalidOperationException>(() => pair.Client.Export("EXTRACTOR-dtls_srtp", 56));
    }

    [Fact]
    public void Data_allocates_nothing()
    {
        var wire = new byte[1500];
        var length = 0;
        using var pair = new DtlsPair();
        using var sender = new DtlsConnection(DtlsRole.Client, DtlsPair.ClientCertificate, DtlsPair.ServerCertificate.Fingerprint, datagram =>
        {
            datagram.CopyTo(wire);
            length = datagram.Length;
        });
        Handshake(pair, sender, () => wire[..length]);
        var content = new List<Range>(4);
        var data = new byte[200];
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                Pass();
            }
        }));

        void Pass()
        {
            content.Clear();
            Assert.True(sender.Send(data));
            pair.Server.Receive(wire.AsSpan(0, length), TimeSpan.Zero, content);
            if (content.Count != 1)
            {
                Assert.Fail("the record was not delivered");
            }
        }
    }

    private static void Handshake(DtlsPair pair, DtlsConnection client, Func<byte[]> sent)
    {
        pair.Server.Start(TimeSpan.Zero);
        client.Start(TimeSpan.Zero);
        for (var round = 0; round < 2; round++)
        {
            pair.Receive(pair.Server, sent());
            while (pair.ToClient.TryDequeue(out var datagram))
            {
                pair.Receive(client, datagram);
            }
        }

        Assert.Equal(DtlsState.Connected, client.State);
    }
}

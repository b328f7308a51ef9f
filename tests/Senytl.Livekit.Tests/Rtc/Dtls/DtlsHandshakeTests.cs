using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Tests.Rtc.Dtls;

public class DtlsHandshakeTests
{
    [Fact]
    public void Both_sides_export_the_same_keys_and_prefer_the_AEAD()
    {
        using var pair = new DtlsPair();
        pair.Connect();

        Assert.Equal(SrtpProfile.AeadAes128Gcm, pair.Client.SrtpProfile);
        Assert.Equal(pair.Server.Export("EXTRACTOR-dtls_srtp", 56), pair.Client.Export("EXTRACTOR-dtls_srtp", 56));
        Assert.NotEqual(pair.Server.Export("another label", 56), pair.Client.Export("EXTRACTOR-dtls_srtp", 56));
        Assert.Equal(TimeSpan.MaxValue, pair.Client.NextDeadline);
        Assert.Equal(TimeSpan.MaxValue, pair.Server.NextDeadline);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Fragments_of_any_size_are_put_together_in_any_order_and_twice(int size)
    {
        using var pair = new DtlsPair();
        var random = new Random(size);
        pair.Wire = datagram =>
        {
            var pieces = DtlsFragments.Cut(datagram, size);
            var shuffled = pieces.Concat(pieces).ToArray();
            random.Shuffle(shuffled);
            return shuffled;
        };

        pair.Start();
        for (var round = 0; round < 5 && !pair.BothConnected; round++)
        {
            pair.Flush();
            pair.Wait();
        }

        Assert.True(pair.BothConnected);
    }

    [Fact]
    public void A_hello_of_1400_bytes_in_two_records_is_put_together_as_Chromium_sends_it()
    {
        using var pair = new DtlsPair();
        var hello = DtlsClientHello.Write(new byte[32], []);
        var padded = WithExtension(hello, number: 51, new byte[1413 - 12 - hello.Length - 4]);
        var message = new DtlsHandshakeMessage(DtlsHandshakeType.ClientHello, 0, padded);
        Assert.Equal(1413, message.ToArray().Length);
        pair.Server.Start(TimeSpan.Zero);

        pair.Receive(pair.Server, Record(message, 0, 1163, sequence: 0));
        Assert.Empty(pair.ToClient);
        pair.Receive(pair.Server, Record(message, 1163, padded.Length - 1163, sequence: 1));

        Assert.NotEmpty(pair.ToClient);
        Assert.Equal(DtlsState.Connecting, pair.Server.State);
    }

    [Fact]
    public void Each_lost_datagram_of_the_handshake_is_made_good_by_retransmission()
    {
        for (var lost = 0; lost < 6; lost++)
        {
            using var pair = new DtlsPair();
            var count = 0;
            pair.Wire = datagram => count++ == lost ? [] : [datagram];

            pair.Start();
            pair.Flush();
            for (var wait = 0; wait < 3 && !pair.BothConnected; wait++)
            {
                pair.Wait();
                pair.Flush();
            }

            Assert.True(pair.BothConnected, $"without datagram {lost}");
            Assert.True(pair.Now <= TimeSpan.FromMilliseconds(400), $"without datagram {lost} it took {pair.Now}");
        }
    }

    [Fact]
    public void Retransmissions_grow_apart_from_200_ms_to_1600_ms()
    {
        using var pair = new DtlsPair();
        pair.Wire = _ => [];
        pair.Start();
        var gaps = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            var before = pair.Now;
            pair.Wait();
            pair.Flush();
            gaps.Add((pair.Now - before).TotalMilliseconds);
        }

        Assert.Equal([200, 400, 800, 1600, 1600, 1600], gaps);
    }

    [Theory]
    [InlineData(DtlsNumbers.ExtensionExtendedMasterSecret, "extended master secret")]
    [InlineData(DtlsNumbers.ExtensionUseSrtp, "SRTP profile")]
    public void A_hello_without_what_the_profile_needs_is_refused_by_alert(int extension, string reason)
    {
        using var pair = new DtlsPair();
        var hello = DtlsClientHello.Write(new byte[32], []);
        Rename(hello, (ushort)extension);
        pair.Server.Start(TimeSpan.Zero);

        pair.Receive(pair.Server, Record(new DtlsHandshakeMessage(DtlsHandshakeType.ClientHello, 0, hello), 0, hello.Length, 0));

        Assert.Equal(DtlsState.Failed, pair.Server.State);
        Assert.Contains(reason, pair.Server.FailureReason);
        Assert.Equal([21, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 40], pair.ToClient.Dequeue());
    }

    [Fact]
    public void A_changed_handshake_byte_never_leads_to_a_connection()
    {
        // The hello and the server's first datagram, every fifth byte; record headers are not under the transcript and change nothing.
        for (var flight = 0; flight < 2; flight++)
        {
            for (var at = flight; at < 400; at += 5)
            {
                using var pair = new DtlsPair();
                var (seen, changed) = (0, false);
                pair.Wire = datagram =>
                {
                    if (seen++ == flight && IsHandshakeByte(datagram, at))
                    {
                        datagram[at] ^= 0x01;
                        changed = true;
                    }

                    return [datagram];
                };

                pair.Start();
                pair.Flush();

                Assert.True(changed != pair.BothConnected, $"flight {flight}, byte {at}: changed {changed}, connected {pair.BothConnected}");
            }
        }
    }

    private static bool IsHandshakeByte(byte[] datagram, int at)
    {
        for (var offset = 0; DtlsRecord.TryRead(datagram, offset, out var record); offset = record.End)
        {
            if (at >= record.PayloadStart && at < record.End)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Record(DtlsHandshakeMessage message, int offset, int length, ulong sequence)
    {
        var record = new byte[DtlsRecord.HeaderSize + DtlsHandshakeMessage.HeaderSize + length];
        DtlsRecord.WriteHeader(record, DtlsContentType.Handshake, sequence, record.Length - DtlsRecord.HeaderSize);
        message.WriteFragment(record.AsSpan(DtlsRecord.HeaderSize), offset, length);
        return record;
    }

    private static int ExtensionsAt(byte[] hello) => 2 + 32 + 1 + 1 + 4 + 2;

    private static byte[] WithExtension(byte[] hello, ushort number, byte[] body)
    {
        var at = ExtensionsAt(hello);
        byte[] extended = [.. hello, .. new DtlsWriter().Extension(number, body).ToArray()];
        BinaryPrimitives.WriteUInt16BigEndian(extended.AsSpan(at), (ushort)(extended.Length - at - 2));
        return extended;
    }

    /// <summary>Gives an extension a number that nobody knows.</summary>
    private static void Rename(byte[] hello, ushort number)
    {
        var at = ExtensionsAt(hello) + 2;
        while (BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(at)) != number)
        {
            at += 4 + BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(at + 2));
        }

        BinaryPrimitives.WriteUInt16BigEndian(hello.AsSpan(at), 0x7A7A);
    }
}

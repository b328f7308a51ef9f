using Senytl.Livekit.Rtc.Dtls;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>DTLS in each state: the handshake at every depth, and after it.</summary>
internal static class DtlsFuzzTargets
{
    /// <summary>Cases before the connected pair is made anew, since records that arrived whole are refused as replays afterwards.</summary>
    private const int CasesPerConnection = 500;

    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch);

    /// <summary>Genuine frames lead to some depth, mutated ones follow; a connection that has failed makes room for the next.</summary>
    public static FuzzTarget Handshake(DtlsRole role)
    {
        var (toClient, toServer) = DtlsCapture.Handshake(Certificate);
        var frames = role == DtlsRole.Client ? toClient : toServer;
        DtlsConnection? connection = null;
        var content = new List<Range>();
        var (age, depth) = (0, 0);
        return new FuzzTarget($"dtls-{role}-handshake".ToLowerInvariant(), frames, frame =>
        {
            if (connection is not { State: DtlsState.Connecting } || age++ == 20)
            {
                connection?.Dispose();
                connection = new DtlsConnection(role, Certificate, Certificate.Fingerprint, _ => { });
                connection.Start(TimeSpan.Zero);
                age = 0;
                foreach (var genuine in frames.Take(depth++ % frames.Count))
                {
                    connection.Receive((byte[])genuine.Clone(), TimeSpan.Zero, content);
                }
            }

            content.Clear();
            connection.Receive(frame, TimeSpan.Zero, content);
            connection.Advance(TimeSpan.FromSeconds(age));
        });
    }

    /// <summary>Application records of a living connection.</summary>
    public static FuzzTarget Connected(DtlsRole role)
    {
        var seeds = new List<byte[]>();
        var target = Renew(role, seeds, null);
        var content = new List<Range>();
        var calls = 0;
        return new FuzzTarget($"dtls-{role}-connected".ToLowerInvariant(), seeds, frame =>
        {
            content.Clear();
            target.Receive(frame, TimeSpan.Zero, content);
            if (++calls % CasesPerConnection == 0)
            {
                target = Renew(role, seeds, target);
            }
        });
    }

    private static DtlsConnection Renew(DtlsRole role, List<byte[]> seeds, DtlsConnection? old)
    {
        old?.Dispose();
        var (client, server, wire) = DtlsCapture.Connect(Certificate);
        var (target, sender) = role == DtlsRole.Client ? (client, server) : (server, client);
        wire.Clear();
        for (var i = 0; i < 64; i++)
        {
            sender.Send(new byte[1 + (i * 16)]);
        }

        seeds.Clear();
        seeds.AddRange(wire);
        sender.Dispose();
        return target;
    }
}

using System.Text;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Srtp;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>The protocols below media: STUN and ICE, candidates, DTLS in each state of its handshake, SRTP and SRTCP.</summary>
internal static class SecureFuzzTargets
{
    public static IEnumerable<FuzzTarget> All()
    {
        yield return Ice(new IceLiteAgent(new Nowhere(), IceTimes.Default), "ice-lite");
        yield return Ice(new IceFullAgent(new Nowhere(), IceTimes.Default, controlling: true), "ice-full");
        yield return Candidates();
        foreach (var role in (DtlsRole[])[DtlsRole.Client, DtlsRole.Server])
        {
            yield return DtlsFuzzTargets.Handshake(role);
            yield return DtlsFuzzTargets.Connected(role);
        }

        yield return SrtpFuzzTargets.Media(SrtpProfile.AeadAes128Gcm);
        yield return SrtpFuzzTargets.Media(SrtpProfile.Aes128CmHmacSha1_80);
    }

    private static FuzzTarget Ice(IIceAgent agent, string name)
    {
        var now = TimeSpan.Zero;
        agent.Start(agent.Local, now);
        var seeds = new List<byte[]> { Check(agent.Local, true), Check(agent.Local, false), Check(IceCredentials.Create(), true) };
        foreach (var kind in (StunClass[])[StunClass.Success, StunClass.Error, StunClass.Indication])
        {
            var writer = new StunWriter(new byte[StunWriter.BufferSize], kind, StunTransactionId.Create());
            writer.AddMappedAddress(TransportAddress.Loopback(9));
            writer.AddError(StunErrorCode.RoleConflict);
            writer.AddIntegrity(Encoding.UTF8.GetBytes(agent.Local.Password));
            writer.AddFingerprint();
            seeds.Add(writer.Written.ToArray());
        }

        ushort port = 0;
        return new FuzzTarget(name, seeds, frame =>
        {
            now += TimeSpan.FromMilliseconds(1);
            agent.Receive(TransportAddress.Loopback(++port), frame, now);
            if (StunMessage.TryRead(frame, out var message))
            {
                message.TryGetMappedAddress(out _);
                message.FingerprintHolds();
                _ = message.ErrorCode;
            }
        });
    }

    private static byte[] Check(IceCredentials credentials, bool useCandidate)
    {
        var writer = new StunWriter(new byte[StunWriter.BufferSize], StunClass.Request, StunTransactionId.Create());
        writer.AddUsername(credentials.Ufrag, "peer");
        writer.Add(StunAttribute.IceControlling, 1ul);
        writer.Add(StunAttribute.Priority, 1u);
        if (useCandidate)
        {
            writer.Add(StunAttribute.UseCandidate, []);
        }

        writer.AddIntegrity(Encoding.UTF8.GetBytes(credentials.Password));
        writer.AddFingerprint();
        return writer.Written.ToArray();
    }

    private static FuzzTarget Candidates() => new(
        "candidate",
        [
            Encoding.UTF8.GetBytes("candidate:1 1 udp 2130706431 127.0.0.1 5000 typ host"),
            Encoding.UTF8.GetBytes("a=candidate:842163049 1 UDP 1677729535 2001:db8::1 443 typ srflx raddr 0.0.0.0 rport 0 generation 0"),
        ],
        frame => IceCandidateText.TryParse(Encoding.UTF8.GetString(frame), out _));

    private sealed class Nowhere : IDatagramSender
    {
        public void Send(TransportAddress to, ReadOnlySpan<byte> datagram)
        {
        }
    }
}

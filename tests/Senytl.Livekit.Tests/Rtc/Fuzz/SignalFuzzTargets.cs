using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Data;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>Signalling: what opens a connection, both forms of its frames through the server's handlers, data packets, workers.</summary>
internal static class SignalFuzzTargets
{
    public static IEnumerable<FuzzTarget> All()
    {
        yield return new FuzzTarget("signal-protobuf", SignalSamples.Binary<SignalRequest>(SignalSamples.Requests), frame => Request(frame, SignalFormat.Protobuf));
        yield return new FuzzTarget("signal-json", SignalSamples.Text(SignalSamples.Requests), frame => Request(frame, SignalFormat.Json));
        yield return new FuzzTarget("worker-json", SignalSamples.Text(SignalSamples.Workers), frame => Worker(frame, SignalFormat.Json));
        yield return new FuzzTarget("worker-protobuf", SignalSamples.Binary<WorkerMessage>(SignalSamples.Workers), frame => Worker(frame, SignalFormat.Protobuf));
        yield return new FuzzTarget("data-packet", SignalSamples.Binary<DataPacket>(SignalSamples.Packets), frame =>
            FuzzedServer.Shared.AsParticipant(sender => DataRelay.Relay(sender, frame, reliable: frame.Length % 2 == 0)));
        yield return new FuzzTarget("join-query", SignalSamples.Text(SignalSamples.Queries), Query);
        yield return new FuzzTarget("join-request", [SignalSamples.Join.ToByteArray()], frame => JoinRequestReader.TryRead(Wrap(frame), out _));
        yield return new FuzzTarget("join-request-text", [Encoding.UTF8.GetBytes(Wrap(SignalSamples.Join.ToByteArray()))], frame =>
            JoinRequestReader.TryRead(Encoding.UTF8.GetString(frame), out _));
        yield return Token();
    }

    private static void Request(byte[] frame, SignalFormat format)
    {
        if (MessageCodec.TryDecode<SignalRequest>(frame, format, out var request))
        {
            FuzzedServer.Shared.AsParticipant(participant => SignalHandler.Handle(participant, request));
        }
    }

    private static void Worker(byte[] frame, SignalFormat format)
    {
        if (MessageCodec.TryDecode<WorkerMessage>(frame, format, out var message))
        {
            FuzzedServer.Shared.AsWorker((hub, worker) => hub.Handle(worker, message));
        }
    }

    private static void Query(byte[] frame) =>
        JoinQueryReader.TryRead(new QueryCollection(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(frame))), out _);

    /// <summary>A mutated request in a wrapper that is whole, so that what is inside is looked into.</summary>
    private static string Wrap(byte[] request) =>
        Convert.ToBase64String(new WrappedJoinRequest { JoinRequest = ByteString.CopyFrom(request) }.ToByteArray()).Replace('+', '-').Replace('/', '_');

    /// <summary>A token whose signed part was changed must be refused, whatever became of its signature.</summary>
    private static FuzzTarget Token()
    {
        var keys = new ApiKeyPair("devkey", "secret");
        var claims = UserTokens.For("room", "ann", new TokenOptions { Agents = ["echo"], Attributes = new Dictionary<string, string> { ["colour"] = "red" } });
        var genuine = new TokenIssuer(keys, TimeProvider.System).Issue(claims, TimeSpan.FromHours(1));
        var signed = genuine[..(genuine.LastIndexOf('.') + 1)];
        var verifier = new TokenVerifier(keys, TimeProvider.System);
        return new FuzzTarget("token", [Encoding.UTF8.GetBytes(genuine)], frame =>
        {
            var token = Encoding.UTF8.GetString(frame);
            var (accepted, _) = verifier.VerifyAsync(token).AsTask().GetAwaiter().GetResult();
            if (accepted is not null && !token.StartsWith(signed, StringComparison.Ordinal))
            {
                throw new InvalidDataException("A forged token was taken.");
            }
        });
    }
}

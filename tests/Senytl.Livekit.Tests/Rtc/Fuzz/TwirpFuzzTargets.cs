using System.Text;
using Google.Protobuf;
using Senytl.Livekit.Api;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Signaling;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>Bodies of the server API, in both forms. Each is given to all methods: what is a room's name to one is a track to another.</summary>
internal static class TwirpFuzzTargets
{
    private static readonly (string Json, byte[] Binary)[] Samples =
    [
        Of<CreateRoomRequest>("""{ "name": "made", "emptyTimeout": 60, "maxParticipants": 5, "metadata": "m", "agents": [ { "agentName": "echo", "metadata": "d" } ] }"""),
        Of<ListRoomsRequest>("""{ "names": [ "fuzz", "other" ] }"""),
        Of<DeleteRoomRequest>("""{ "room": "fuzz" }"""),
        Of<UpdateRoomMetadataRequest>("""{ "room": "fuzz", "metadata": "{\"topic\":1}" }"""),
        Of<RoomParticipantIdentity>("""{ "room": "fuzz", "identity": "bob" }"""),
        Of<UpdateParticipantRequest>("""{ "room": "fuzz", "identity": "bob", "name": "Bob", "attributes": { "colour": "red" }, "permission": { "canSubscribe": true, "canPublish": true, "canPublishSources": [ "MICROPHONE" ] } }"""),
        Of<MuteRoomTrackRequest>("""{ "room": "fuzz", "identity": "bob", "trackSid": "TR_AMbBNEixGUc6o5", "muted": true }"""),
        Of<UpdateSubscriptionsRequest>("""{ "room": "fuzz", "identity": "bob", "trackSids": [ "TR_AMbBNEixGUc6o5" ], "subscribe": true, "participantTracks": [ { "participantSid": "PA_dBWxshBcYQ7f", "trackSids": [ "TR_x" ] } ] }"""),
        Of<SendDataRequest>("""{ "room": "fuzz", "data": "AQIDBA==", "kind": "RELIABLE", "destinationIdentities": [ "bob" ], "topic": "t" }"""),
        Of<CreateAgentDispatchRequest>("""{ "room": "fuzz", "agentName": "echo", "metadata": "m", "attributes": { "k": "v" } }"""),
        Of<DeleteAgentDispatchRequest>("""{ "room": "fuzz", "dispatchId": "AD_smEfoFku3Asc" }"""),
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        yield return new FuzzTarget("twirp-json", [.. Samples.Select(sample => Encoding.UTF8.GetBytes(sample.Json))], body => Call(body, SignalFormat.Json));
        yield return new FuzzTarget("twirp-protobuf", [.. Samples.Select(sample => sample.Binary)], body => Call(body, SignalFormat.Protobuf));
    }

    private static void Call(byte[] body, SignalFormat format) => FuzzedServer.Shared.AsBackend((methods, caller) =>
    {
        foreach (var method in methods)
        {
            try
            {
                _ = method.Invoke(body, format, caller).CalculateSize();
            }
            catch (TwirpException)
            {
                // An answer: the body cannot be read, or what it asks for cannot be done.
            }
        }
    });

    private static (string Json, byte[] Binary) Of<T>(string json)
        where T : class, IMessage<T>, new() => (json, SignalSamples.Binary<T>([json])[0]);
}

using System.Text;
using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tests.Rtc.Sdp;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>Frames that rtc-node 0.13.35, livekit-client 2.23.0 and @livekit/agents 1.9.0 sent to the server; only media offers are shorter.</summary>
internal static class SignalSamples
{
    private const string DataOffer = """
        v=0\r\no=- 6395992581528874893 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=extmap-allow-mixed\r\na=msid-semantic:  WMS\r\na=group:BUNDLE 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=setup:actpass\r\na=mid:0\r\na=ice-ufrag:41++\r\na=ice-pwd:eLBckpbDUzZgXaewZ7wzrDQN\r\na=fingerprint:sha-256 83:69:B6:8E:0C:09:A5:11:F6:55:D6:06:26:34:1B:F2:F2:C0:E5:61:89:DC:62:2B:FD:99:06:7F:BF:17:AE:6B\r\na=ice-options:trickle\r\na=sctp-port:5000\r\na=max-message-size:262144\r\n
        """;

    /// <summary>What participants send, in protobuf's JSON form.</summary>
    public static readonly string[] Requests =
    [
        $$"""{ "offer": { "type": "offer", "sdp": "{{DataOffer.Trim()}}", "id": 1 } }""",
        $$"""{ "answer": { "type": "answer", "sdp": "{{DataOffer.Trim().Replace("actpass", "active", StringComparison.Ordinal)}}" } }""",
        """{ "trickle": { "candidateInit": "{\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"candidate\":\"candidate:480912044 1 udp 2122194687 192.0.2.2 56149 typ host generation 0 ufrag Sc5o network-id 1\"}" } }""",
        """{ "addTrack": { "cid": "da0c653b-0d2a-4dc2-92e7-d11ed46b0454", "name": "tone", "source": "MICROPHONE", "audioFeatures": [ "TF_STEREO" ] } }""",
        """{ "addTrack": { "cid": "e4a3c628-feee-4393-a5b1-b5d0ee974a66", "name": "square", "type": "VIDEO", "width": 320, "height": 240, "source": "CAMERA", "layers": [ { "quality": "HIGH", "width": 320, "height": 240 } ], "simulcastCodecs": [ { "codec": "vp8", "cid": "e4a3c628-feee-4393-a5b1-b5d0ee974a66" } ] } }""",
        """{ "subscriptionPermission": { "allParticipants": true } }""",
        """{ "subscription": { "trackSids": [ "TR_AMbBNEixGUc6o5" ], "subscribe": true, "participantTracks": [ { "participantSid": "PA_dBWxshBcYQ7f", "trackSids": [ "TR_AMbBNEixGUc6o5" ] } ] } }""",
        """{ "updateMetadata": { "metadata": "{\"m\":1}", "name": "Ann", "attributes": { "colour": "red" }, "requestId": 2 } }""",
        """{ "mute": { "sid": "TR_AMbBNEixGUc6o5", "muted": true } }""",
        $$"""{ "syncState": { "answer": { "type": "answer", "sdp": "{{DataOffer.Trim()}}" }, "subscription": { "subscribe": true }, "publishTracks": [ { "cid": "da0c653b" } ] } }""",
        """{ "simulate": { "speakerUpdate": 3 } }""",
        """{ "pingReq": { "timestamp": "1795322162810" } }""",
        """{ "ping": "1795322201859" }""",
        """{ "leave": { "reason": "CLIENT_INITIATED" } }""",
    ];

    public static readonly string[] Workers =
    [
        """{ "register": { "version": "1.9.0", "allowedPermissions": { "canSubscribe": true, "canPublish": true, "canPublishData": true, "canUpdateMetadata": true, "agent": true }, "agentName": "echo" } }""",
        """{ "availability": { "jobId": "AJ_2rNwsUVzupJa", "available": true, "participantIdentity": "agent-AJ_2rNwsUVzupJa", "participantAttributes": { "lk.agent.name": "echo" } } }""",
        """{ "updateWorker": { "status": "WS_AVAILABLE", "load": 1 } }""",
        """{ "updateJob": { "jobId": "AJ_2rNwsUVzupJa", "status": "JS_FAILED", "error": "no" } }""",
        """{ "ping": { "timestamp": "1795322162810" } }""",
    ];

    public static readonly string[] Packets =
    [
        """{ "user": { "payload": "AQIDBA==", "topic": "bulk", "participantIdentity": "web", "destinationIdentities": [ "bob" ] }, "sequence": 1 }""",
        """{ "streamHeader": { "streamId": "a1b0ee70-8358-4d60-aca2-31ba4d763cb4", "timestamp": "1795322200804", "topic": "bytes", "mimeType": "application/octet-stream", "totalLength": "5242880", "byteHeader": { "name": "blob.bin" } }, "sequence": 4 }""",
        """{ "participantIdentity": "a", "streamChunk": { "streamId": "8fd8a016-e60a-4def-9401-5e745d1f8fe8", "content": "b25lIA==" }, "sequence": 6 }""",
        """{ "streamTrailer": { "streamId": "ecfbb898-a540-48ad-8b4a-01cbd115d77d" }, "sequence": 483 }""",
        """{ "destinationIdentities": [ "bob" ], "rpcAck": { "requestId": "2cd8c77e-fe87-4296-8da7-4aa07c28e172" }, "sequence": 356 }""",
        """{ "destinationIdentities": [ "bob" ], "rpcResponse": { "requestId": "9e614107-14b5-4da9-b182-234704226e3d", "error": { "code": 1500, "message": "Application error in method handler" } }, "sequence": 359 }""",
        """{ "participantIdentity": "agent-AJ_3kNmoGyPFziA", "transcription": { "transcribedParticipantIdentity": "caller", "trackId": "TR_AM6CUx8tgftANP", "segments": [ { "id": "SG_0f4cc688-b91", "text": "I want a refund" } ] }, "sequence": 87, "participantSid": "PA_uYbXanUXjQtS" }""",
    ];

    /// <summary>The queries of <c>/rtc</c>: rtc-node's, and livekit-client's when it resumes.</summary>
    public static readonly string[] Queries =
    [
        "?sdk=node&os=Debian&os_version=12.0.0&device_model=Unknown&protocol=17&client_protocol=2&auto_subscribe=1&adaptive_stream=0&version=0.13.35&capabilities=CAP_PACKET_TRAILER%2CCAP_COMPRESSION_DEFLATE_RAW",
        "?reconnect=1&sid=PA_dBWxshBcYQ7f&auto_subscribe=1&sdk=js&version=2.23.0&protocol=17&client_protocol=2&reconnect_reason=1&attributes=eyJjb2xvdXIiOiJyZWQifQ%3D%3D",
    ];

    public static JoinRequest Join { get; } = new()
    {
        ClientInfo = new ClientInfo { Version = "0.13.35", Protocol = 17, ClientProtocol = 2, Os = "Debian", OsVersion = "12.0.0", DeviceModel = "Unknown" },
        ConnectionSettings = new ConnectionSettings { AutoSubscribe = true },
        ParticipantAttributes = { ["colour"] = "red" },
        AddTrackRequests = { new AddTrackRequest { Cid = "tone", Name = "tone", Type = TrackType.Audio, Source = TrackSource.Microphone } },
        PublisherOffer = new SessionDescription { Type = "offer", Sdp = SampleDescriptions.NodeOffer, Id = 1 },
    };

    public static byte[][] Text(IEnumerable<string> samples) => [.. samples.Select(Encoding.UTF8.GetBytes)];

    public static byte[][] Binary<T>(IEnumerable<string> samples)
        where T : class, IMessage<T>, new() =>
        [.. Text(samples).Select(text => MessageCodec.TryDecode<T>(text, SignalFormat.Json, out var message)
            ? message.ToByteArray()
            : throw new InvalidOperationException($"A sample is no {typeof(T).Name}: {Encoding.UTF8.GetString(text)}"))];
}

namespace Senytl.Livekit.Signaling;

/// <summary>How a peer writes its frames, and wants to read them.</summary>
internal enum SignalFormat
{
    /// <summary>Binary frames of protobuf.</summary>
    Protobuf,

    /// <summary>Text frames of protobuf's JSON mapping.</summary>
    Json,
}

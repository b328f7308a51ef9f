namespace Senytl.Livekit.Rtc.Ice;

/// <summary>The state of an agent, in the terms of RTCIceTransportState.</summary>
internal enum IceState
{
    New,
    Checking,
    Connected,

    /// <summary>Silent for longer than it should be; packets are still sent.</summary>
    Disconnected,

    /// <summary>Consent has expired or nothing ever answered: nothing more may be sent until a restart.</summary>
    Failed,
}

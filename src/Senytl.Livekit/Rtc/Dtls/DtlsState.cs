namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The state of a connection, in the terms of RTCDtlsTransportState.</summary>
internal enum DtlsState
{
    New,
    Connecting,
    Connected,
    Closed,
    Failed,
}

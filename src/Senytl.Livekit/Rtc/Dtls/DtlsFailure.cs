namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>Why a handshake ended: the alert for the peer and the words for the user.</summary>
internal sealed record DtlsFailure(DtlsAlert Alert, string Reason);

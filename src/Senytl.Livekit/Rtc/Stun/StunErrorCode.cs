namespace Senytl.Livekit.Rtc.Stun;

/// <summary>The error codes that are sent, RFC 8489 section 14.8 and RFC 8445 section 16.2.</summary>
internal enum StunErrorCode
{
    BadRequest = 400,
    Unauthenticated = 401,
    UnknownAttribute = 420,
    RoleConflict = 487,
}

namespace Senytl.Livekit.Rtc.Stun;

/// <summary>The message types of the Binding method, RFC 8489 section 5. No other method is spoken here.</summary>
internal enum StunClass : ushort
{
    Request = 0x0001,
    Indication = 0x0011,
    Success = 0x0101,
    Error = 0x0111,
}

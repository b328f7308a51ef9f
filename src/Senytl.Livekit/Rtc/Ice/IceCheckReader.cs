using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>Authenticates a Binding request, RFC 8489 section 9.1.3 and RFC 8445 section 7.3.</summary>
internal static class IceCheckReader
{
    /// <returns>True with the check; false with the error to answer.</returns>
    public static bool TryRead(StunMessage request, IceLocalCredentials local, out IceCheck check, out StunErrorCode error)
    {
        check = default;
        if (!request.TryGet(StunAttribute.Username, out var username) || !request.Has(StunAttribute.MessageIntegrity))
        {
            error = StunErrorCode.BadRequest;
            return false;
        }

        if (!local.TryFind(username, out var password, out var isCurrent) || !request.IntegrityHolds(password))
        {
            error = StunErrorCode.Unauthenticated;
            return false;
        }

        if (request.UnknownAttribute != 0)
        {
            error = StunErrorCode.UnknownAttribute;
            return false;
        }

        if (!request.TryGetUInt32(StunAttribute.Priority, out var priority))
        {
            error = StunErrorCode.BadRequest;
            return false;
        }

        check = new IceCheck(
            priority,
            request.Has(StunAttribute.UseCandidate),
            isCurrent,
            request.TryGetUInt64(StunAttribute.IceControlling, out var controlling) ? controlling : null,
            request.TryGetUInt64(StunAttribute.IceControlled, out var controlled) ? controlled : null);
        error = default;
        return true;
    }
}

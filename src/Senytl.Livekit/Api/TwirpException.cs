using Microsoft.AspNetCore.Http;

namespace Senytl.Livekit.Api;

/// <summary>A call that cannot be done, by twirp's codes.</summary>
internal sealed class TwirpException(string code, string message) : Exception(message)
{
    public string Code => code;

    public int Status => code switch
    {
        "invalid_argument" or "malformed" or "out_of_range" => StatusCodes.Status400BadRequest,
        "unauthenticated" => StatusCodes.Status401Unauthorized,
        "permission_denied" => StatusCodes.Status403Forbidden,
        "not_found" or "bad_route" => StatusCodes.Status404NotFound,
        "already_exists" => StatusCodes.Status409Conflict,
        "failed_precondition" => StatusCodes.Status412PreconditionFailed,
        "resource_exhausted" => StatusCodes.Status429TooManyRequests,
        "unimplemented" => StatusCodes.Status501NotImplemented,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static TwirpException NotFound(string what) => new("not_found", what);

    public static TwirpException Denied(string what) => new("permission_denied", what);

    public static TwirpException Invalid(string what) => new("invalid_argument", what);
}

using Microsoft.AspNetCore.Http;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Server.Http;

/// <summary>Whether a request may open a signal connection, and with which claims and wishes.</summary>
/// <param name="Status">200, or the error to answer.</param>
/// <param name="Problem">What to say with an error.</param>
/// <param name="Claims">Set when the status is 200.</param>
/// <param name="Join">Set when the status is 200.</param>
internal sealed record Admission(int Status, string Problem, TokenClaims? Claims = null, JoinParameters? Join = null)
{
    private const int MaximumNameLength = 1_024;

    public static async ValueTask<Admission> CheckAsync(ServerContext server, HttpRequest request, bool singlePeerConnection)
    {
        var (claims, problem) = await server.Verifier.VerifyAsync(RequestToken.Of(request)).ConfigureAwait(false);
        if (claims is null)
        {
            return new Admission(StatusCodes.Status401Unauthorized, problem);
        }

        if (!claims.Video.RoomJoin)
        {
            return new Admission(StatusCodes.Status401Unauthorized, "permission denied: the token does not grant roomJoin");
        }

        if (claims.Video.Room is not { Length: > 0 and <= MaximumNameLength })
        {
            return new Admission(StatusCodes.Status400BadRequest, $"the token names no room of 1 to {MaximumNameLength} characters");
        }

        if (claims.Identity is not { Length: > 0 and <= MaximumNameLength })
        {
            return new Admission(StatusCodes.Status400BadRequest, $"the token names no identity of 1 to {MaximumNameLength} characters");
        }

        if (!singlePeerConnection)
        {
            return JoinQueryReader.TryRead(request.Query, out var wishes)
                ? Weigh(claims, wishes)
                : new Admission(StatusCodes.Status400BadRequest, "attributes cannot be read: they are base64 of a JSON object whose values are strings");
        }

        return JoinRequestReader.TryRead(request.Query["join_request"].ToString(), out var join)
            ? Weigh(claims, join)
            : new Admission(StatusCodes.Status400BadRequest, "join_request is missing or cannot be read: it is base64 of a WrappedJoinRequest");
    }

    private static Admission Weigh(TokenClaims claims, JoinParameters join)
    {
        var (metadata, attributes) = ParticipantText.AtJoin(claims, join);
        return ParticipantText.Excess(claims.Name, metadata, attributes) is { } excess
            ? new Admission(StatusCodes.Status400BadRequest, $"{claims.Identity} brings {excess}: shorten what the token and the client say together")
            : new Admission(StatusCodes.Status200OK, "", claims, join);
    }
}

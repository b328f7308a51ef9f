using Google.Protobuf;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Tokens;

/// <summary>Checks access tokens: HS256 signature, issuer, times, and that the claims can be read.</summary>
internal sealed class TokenVerifier(ApiKeyPair keys, TimeProvider clock)
{
    /// <summary>A token longer than this is refused unread.</summary>
    public const int MaximumLength = 64 * 1024;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaximumLength, MapInboundClaims = false };

    /// <summary>Returns the claims, or null with the reason.</summary>
    public async ValueTask<(TokenClaims? Claims, string Problem)> VerifyAsync(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return (null, "no access token: send 'Authorization: Bearer <token>' or the query parameter access_token");
        }

        if (token.Length > MaximumLength)
        {
            return (null, $"the access token is longer than {MaximumLength} characters");
        }

        var result = await _handler.ValidateTokenAsync(token, Rules()).ConfigureAwait(false);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
        {
            return (null, Problem(result.Exception));
        }

        return keys.HasKey(jwt.Issuer) ? Read(jwt) : (null, "invalid API key: the token's issuer is unknown here");
    }

    private static (TokenClaims? Claims, string Problem) Read(JsonWebToken jwt)
    {
        var video = new VideoGrant();
        if (Text(jwt, "video") is { Length: > 0 } grant && !ClaimsJson.TryReadVideo(grant, out video))
        {
            return (null, "the token's video claim is not a grant");
        }

        IReadOnlyDictionary<string, string> attributes = new Dictionary<string, string>();
        if (Text(jwt, "attributes") is { Length: > 0 } map && !ClaimsJson.TryReadMap(map, out attributes))
        {
            return (null, "the token's attributes claim is not a map of strings");
        }

        RoomConfiguration? room = null;
        if (Text(jwt, "roomConfig") is { Length: > 0 } json && !TryReadRoom(json, out room))
        {
            return (null, "the token's roomConfig claim is not a room configuration");
        }

        return (new TokenClaims
        {
            ApiKey = jwt.Issuer,
            Identity = jwt.Subject ?? "",
            Name = Text(jwt, "name"),
            Metadata = Text(jwt, "metadata"),
            Kind = Text(jwt, "kind"),
            Attributes = attributes,
            Video = video,
            RoomConfiguration = room,
        }, "");
    }

    private static bool TryReadRoom(string json, out RoomConfiguration? room)
    {
        room = null;
        try
        {
            room = Json.Parse<RoomConfiguration>(json);
            return true;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException)
        {
            return false;
        }
    }

    private static string Text(JsonWebToken jwt, string claim) =>
        jwt.TryGetPayloadValue<object>(claim, out var value) ? value?.ToString() ?? "" : "";

    private static string Problem(Exception? exception) => exception switch
    {
        SecurityTokenExpiredException => "the access token has expired",
        SecurityTokenNotYetValidException => "the access token is not valid yet",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "the access token's signature is wrong: sign it with this server's secret (HS256)",
        _ => "the access token cannot be read",
    };

    private TokenValidationParameters Rules() => new()
    {
        IssuerSigningKey = keys.SigningKey,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidateIssuer = false,
        ValidateAudience = false,
        RequireExpirationTime = false,
        LifetimeValidator = (notBefore, expires, _, _) => CheckTimes(notBefore, expires),
    };

    private bool CheckTimes(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (notBefore > now + ClockSkew)
        {
            throw new SecurityTokenNotYetValidException();
        }

        return expires is null || expires > now - ClockSkew ? true : throw new SecurityTokenExpiredException();
    }
}

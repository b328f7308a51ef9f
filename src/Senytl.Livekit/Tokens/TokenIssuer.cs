using System.Text.Json;
using Google.Protobuf;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Senytl.Livekit.Tokens;

/// <summary>Signs access tokens.</summary>
internal sealed class TokenIssuer(ApiKeyPair keys, TimeProvider clock)
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public string Issue(TokenClaims claims, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var payload = new Dictionary<string, object>
        {
            ["video"] = JsonSerializer.SerializeToElement(claims.Video, ClaimsJson.Default.VideoGrant),
        };
        if (claims.Identity.Length > 0)
        {
            payload["sub"] = claims.Identity;
            payload["jti"] = claims.Identity;
        }

        AddText(payload, "name", claims.Name);
        AddText(payload, "metadata", claims.Metadata);
        AddText(payload, "kind", claims.Kind);
        if (claims.Attributes.Count > 0)
        {
            payload["attributes"] = JsonSerializer.SerializeToElement(claims.Attributes, ClaimsJson.Default.IReadOnlyDictionaryStringString);
        }

        if (claims.RoomConfiguration is { } room)
        {
            payload["roomConfig"] = JsonDocument.Parse(Json.Format(room)).RootElement;
        }

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = keys.Key,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = payload,
            SigningCredentials = new SigningCredentials(keys.SigningKey, SecurityAlgorithms.HmacSha256),
        });
    }

    private static void AddText(Dictionary<string, object> payload, string claim, string value)
    {
        if (value.Length > 0)
        {
            payload[claim] = value;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Tokens;

public class TokenVerifierTests
{
    private static readonly ApiKeyPair Keys = new("devkey", "secret");

    private readonly FixedClock _clock = new(DateTimeOffset.Parse("2026-03-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    private TokenIssuer Issuer => new(Keys, _clock);

    private TokenVerifier Verifier => new(Keys, _clock);

    [Fact]
    public async Task What_was_issued_is_read_back()
    {
        var room = new RoomConfiguration();
        room.Agents.Add(new RoomAgentDispatch { AgentName = "echo", Metadata = "{}" });
        var issued = new TokenClaims
        {
            Identity = "ann",
            Name = "Ann",
            Metadata = "m",
            Kind = "agent",
            Attributes = new Dictionary<string, string> { ["a"] = "1" },
            Video = new VideoGrant { RoomJoin = true, Room = "r", CanPublish = false, CanPublishSources = ["camera"] },
            RoomConfiguration = room,
        };

        var (claims, problem) = await Verifier.VerifyAsync(Issuer.Issue(issued, TimeSpan.FromMinutes(1)));

        Assert.Equal("", problem);
        Assert.NotNull(claims);
        Assert.Equal(("devkey", "ann", "Ann", "m", "agent"), (claims.ApiKey, claims.Identity, claims.Name, claims.Metadata, claims.Kind));
        Assert.Equal("1", claims.Attributes["a"]);
        Assert.Equal((true, "r", false, (bool?)null), (claims.Video.RoomJoin, claims.Video.Room, claims.Video.CanPublish, claims.Video.CanSubscribe));
        Assert.Equal(["camera"], claims.Video.CanPublishSources);
        Assert.Equal(room, claims.RoomConfiguration);
    }

    [Fact]
    public async Task A_token_signed_by_plain_HMAC_with_the_six_byte_development_secret_is_accepted()
    {
        var head = Base64UrlEncoder.Encode("""{"alg":"HS256","typ":"JWT"}""");
        var body = Base64UrlEncoder.Encode("""{"iss":"devkey","sub":"ann","exp":1900000000,"video":{"roomJoin":true,"room":"r"}}""");
        var signature = Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes("secret"), Encoding.UTF8.GetBytes($"{head}.{body}")));

        var (claims, problem) = await Verifier.VerifyAsync($"{head}.{body}.{signature}");

        Assert.Equal("", problem);
        Assert.Equal("ann", claims?.Identity);
    }

    [Theory]
    [InlineData("devkey", "other-secret", 60, "signature")]
    [InlineData("otherkey", "secret", 60, "issuer")]
    [InlineData("devkey", "secret", -120, "expired")]
    public async Task A_wrong_token_is_refused_with_its_reason(string key, string secret, int lifetimeSeconds, string reason)
    {
        var early = new FixedClock(_clock.GetUtcNow() - TimeSpan.FromHours(1));
        var token = new TokenIssuer(new ApiKeyPair(key, secret), early)
            .Issue(new TokenClaims { Identity = "ann" }, TimeSpan.FromHours(1) + TimeSpan.FromSeconds(lifetimeSeconds));

        var (claims, problem) = await Verifier.VerifyAsync(token);

        Assert.Null(claims);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_the_future_is_refused()
    {
        var late = new FixedClock(_clock.GetUtcNow() + TimeSpan.FromHours(1));
        var (claims, problem) = await Verifier.VerifyAsync(new TokenIssuer(Keys, late).Issue(new TokenClaims(), TimeSpan.FromHours(1)));

        Assert.Null(claims);
        Assert.Contains("not valid yet", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var token = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""") + "." + Base64UrlEncoder.Encode("""{"iss":"devkey","exp":1900000000}""") + ".";

        Assert.Null((await Verifier.VerifyAsync(token)).Claims);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    public async Task Garbage_is_refused(string token) => Assert.Null((await Verifier.VerifyAsync(token)).Claims);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

using System.Net.WebSockets;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Tokens;
using Senytl.Testing;
using Socket = Senytl.Livekit.Tests.Server.ScriptedSocket<Senytl.Livekit.Protos.SignalRequest, Senytl.Livekit.Protos.SignalResponse>;

namespace Senytl.Livekit.Tests.Server;

/// <summary>Sessions that last longer than the token that they began with, on a clock that is moved by hand.</summary>
public sealed class RenewedTokenTests : ServerTests
{
    private readonly ManualClock _clock = new();

    protected override LivekitServerOptions Options => new() { Clock = _clock };

    [Fact]
    public async Task A_client_comes_back_with_the_last_token_it_was_sent_when_its_own_has_expired()
    {
        var own = Server.CreateToken("room", "ann", new TokenOptions { Lifetime = TimeSpan.FromMinutes(1) });
        await using var ann = new Socket();
        await ann.ConnectAsync(new Uri(Server.Url, "/rtc?protocol=17"), own);
        var sid = (await ann.NextAsync(SignalResponse.MessageOneofCase.Join)).Join.Participant.Sid;
        var atJoin = await TokenAsync(ann);

        _clock.Advance(TimeSpan.FromMinutes(5));
        var later = await TokenAsync(ann);
        _clock.Advance(TimeSpan.FromMinutes(58));

        var resume = new Uri(Server.Url, $"/rtc?reconnect=1&sid={sid}");
        foreach (var expired in (string[])[own, atJoin])
        {
            await using var refused = new Socket();
            await Assert.ThrowsAsync<WebSocketException>(() => refused.ConnectAsync(resume, expired));
        }

        await using var back = new Socket();
        await back.ConnectAsync(resume, later);
        await back.NextAsync(SignalResponse.MessageOneofCase.Reconnect);
        Assert.NotEqual(later, await TokenAsync(back));
    }

    private static async Task<string> TokenAsync(Socket socket) =>
        (await socket.NextAsync(SignalResponse.MessageOneofCase.RefreshToken)).RefreshToken;
}

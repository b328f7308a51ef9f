using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.Rtp;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>Who speaks, from the levels that publishers attach to their audio (RFC 6464).</summary>
public sealed class SpeakerTests : ServerTests
{
    [Theory]
    [InlineData(20, 0.125, 20)]
    [InlineData(6, 0.625, 20)]
    [InlineData(6, 0.625, 60)]
    [InlineData(6, 0.625, 120)]
    public async Task A_speaker_is_told_with_its_level_and_told_again_when_it_falls_silent(int decibelsBelowOverload, double level, int milliseconds)
    {
        var (watcher, _) = await ScriptedClient.JoinAsync(Server, "room", "watcher");
        await using var closing = watcher;
        await using var speaker = new WirePeer(received: null);
        await speaker.JoinAsync(Server.Url, "room", "speaker");
        using var silence = new CancellationTokenSource();

        var speaking = Task.Run(() => SpeakAsync(speaker, decibelsBelowOverload, silence.Token, milliseconds));
        var loud = await NextAsync(watcher);
        await silence.CancelAsync();
        await speaking;
        var quiet = await NextAsync(watcher);

        Assert.Equal((Server.FindRoom("room")!.Participant("speaker")!.Sid, true, level), (loud.Sid, loud.Active, Math.Round(loud.Level, 3)));
        Assert.Equal((loud.Sid, false, 0), (quiet.Sid, quiet.Active, quiet.Level));
    }

    [Fact]
    public async Task What_is_below_the_threshold_is_silence()
    {
        var (watcher, _) = await ScriptedClient.JoinAsync(Server, "room", "watcher");
        await using var closing = watcher;
        await using var quiet = new WirePeer(received: null);
        await quiet.JoinAsync(Server.Url, "room", "quiet");
        await using var loud = new WirePeer(received: null);
        await loud.JoinAsync(Server.Url, "room", "loud");
        using var silence = new CancellationTokenSource();

        var speaking = Task.WhenAll(SpeakAsync(quiet, 36, silence.Token), SpeakAsync(loud, 35, silence.Token));
        var first = await NextAsync(watcher);
        await silence.CancelAsync();
        await speaking;

        Assert.Equal(Server.FindRoom("room")!.Participant("loud")!.Sid, first.Sid);
    }

    private static async Task SpeakAsync(WirePeer speaker, int decibelsBelowOverload, CancellationToken silence, int milliseconds = 20)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds));
        var payload = new byte[80];
        for (ushort number = 0; !silence.IsCancellationRequested; number++)
        {
            await pace.WaitForNextTickAsync(CancellationToken.None);
            Assert.True(speaker.Send(number, payload, new AudioLevel(decibelsBelowOverload, Voice: true), (uint)milliseconds));
        }
    }

    private static async Task<SpeakerInfo> NextAsync(ScriptedSocket<SignalRequest, SignalResponse> watcher) =>
        Assert.Single((await watcher.NextAsync(SignalResponse.MessageOneofCase.SpeakersChanged)).SpeakersChanged.Speakers);
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.ModelServer;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>An unchanged @livekit/agents worker, its model replaced by the embedded one.</summary>
public sealed class AgentTests : PeerTests
{
    private const string Agent = "echo";
    private const string ToText = "The invoice was charged twice, we are sorry.";
    private const string ToSpeech = "You said that you want a refund, and so it shall be.";

    private Senytl.ModelServer.ModelServer _model = null!;
    private SpeechTap _tap = null!;
    private PeerProcess _worker = null!;

    [Theory]
    [InlineData("v1")]
    [InlineData("v0")]
    public async Task An_agent_greets_aloud_and_answers_text_and_speech(string version)
    {
        await StartWorkerAsync(version: version);
        Server.CreateDispatch("talk", Agent);
        var voice = await VoiceAsync("I would like to have a refund for my last order, please.");
        await using var caller = PeerProcess.Start(
            "agents/caller.mjs",
            new Dictionary<string, string> { ["MODEL_URL"] = _model.OpenAIEndpoint.ToString().TrimEnd('/') },
            "talk", Url, "talk", voice, ToText, ToSpeech);

        var result = await caller.UntimedResultAsync();

        Assert.All(result.GetProperty("tones").EnumerateArray(), tone => Assert.InRange(Number(tone, "heard"), Number(tone, "expected") - 2, Number(tone, "expected") + 2));
        JudgeUploads(Wave.Parse(await File.ReadAllBytesAsync(voice)));
        Assert.True(Flag(result, "userTranscript"));
        Assert.InRange(Number(result, "responseMilliseconds"), 0, 15_000);
        Assert.Contains(Server.Events, happened => happened.Kind == ServerEventKind.JobAssigned && happened.Room == "talk");
    }

    [Fact]
    public async Task Ten_jobs_in_a_row_are_each_served()
    {
        await StartWorkerAsync();
        for (var i = 0; i < 10; i++)
        {
            var room = $"row-{i}";
            Server.CreateDispatch(room, Agent);
            var result = await CallAsync("greet", Url, room);
            Assert.True(Number(result, "greeting") > 0);
        }

        Assert.Equal(10, Server.Events.Count(happened => happened.Kind == ServerEventKind.JobAssigned));
    }

    [Fact]
    public async Task Four_jobs_at_once_are_each_served()
    {
        await StartWorkerAsync();
        var calls = Enumerable.Range(0, 4).Select(i =>
        {
            Server.CreateDispatch($"once-{i}", Agent);
            return CallAsync("greet", Url, $"once-{i}");
        });

        foreach (var result in await Task.WhenAll(calls))
        {
            Assert.True(Number(result, "greeting") > 0);
        }
    }

    [Theory]
    [InlineData((int)JobType.JtParticipant, "")]
    [InlineData((int)JobType.JtPublisher, "publish")]
    public async Task An_agent_that_comes_for_each_participant_or_publisher_knows_for_whom(int jobType, string publish)
    {
        await StartWorkerAsync((JobType)jobType);
        Server.CreateDispatch("each", Agent);

        var result = await CallAsync("greet", Url, "each", publish);

        Assert.True(Number(result, "greeting") > 0);
        Assert.Equal("caller", Assert.Single(result.GetProperty("agents").EnumerateArray()).GetString());
        Assert.Single(Server.Events, happened => happened.Kind == ServerEventKind.JobAssigned);
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_a_job_is_noticed_by_the_room()
    {
        await StartWorkerAsync();
        Server.CreateDispatch("widow", Agent);
        await using var caller = PeerProcess.Start("agents/caller.mjs", "widow", Url, "widow");
        await caller.ReadyAsync();

        _worker.Kill();
        var result = await caller.UntimedResultAsync();

        Assert.InRange(Number(result, "milliseconds"), 0, 20_000);
        Assert.Contains(Server.Events, happened => happened.Kind == ServerEventKind.WorkerLost);
        Assert.Contains(Server.Events, happened => happened.Kind == ServerEventKind.JobEnded && happened.Detail.Contains("was lost", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> CallAsync(params string[] arguments)
    {
        await using var caller = PeerProcess.Start("agents/caller.mjs", arguments);
        return await caller.UntimedResultAsync();
    }

    protected override async ValueTask EndAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
            // The runner shows this with a failure: a job that came to nothing is told of by its worker alone.
            TestContext.Current.TestOutputHelper?.WriteLine(_worker.Output);
            await _tap.DisposeAsync();
            await _model.DisposeAsync();
        }
    }

    /// <summary>What the agent had transcribed is what was spoken: as long, but for silence around it, and as loud from moment to moment.</summary>
    private void JudgeUploads(Wave spoken)
    {
        var uploads = _tap.Uploads;
        var report = string.Join(", ", uploads.Select(upload => string.Create(CultureInfo.InvariantCulture, $"{upload.Duration.TotalSeconds:0.00} s like {upload.Resembles(spoken):0.000}")));
        TestContext.Current.TestOutputHelper?.WriteLine($"spoken {spoken.Duration.TotalSeconds} s, uploaded {report}");
        Assert.InRange(uploads.Sum(upload => upload.Duration.TotalSeconds), 0.7 * spoken.Duration.TotalSeconds, spoken.Duration.TotalSeconds + 2);
        // Another sentence of the same voice reaches 0.4.
        Assert.All(uploads, upload => Assert.InRange(upload.Resembles(spoken), 0.7, 1.001));
    }

    /// <summary>A spoken sentence, made anew: no recording is kept.</summary>
    private static async Task<string> VoiceAsync(string sentence)
    {
        var file = Path.Combine(Path.GetTempPath(), $"senytl-{Guid.NewGuid():N}.wav");
        using var espeak = Process.Start(new ProcessStartInfo("espeak-ng") { ArgumentList = { "-s", "140", "-w", file, sentence } })!;
        await espeak.WaitForExitAsync();
        return file;
    }

    private async Task StartWorkerAsync(JobType jobType = JobType.JtRoom, string version = "v1")
    {
        PeerSetup.RequireVoice();
        await StartAsync(version);
        _model = await Senytl.ModelServer.ModelServer.StartAsync();
        _model.When(request => request.Api == ModelApi.Transcriptions).Respond("I want a refund");
        _model.WhenPromptContains("I want a refund").Respond(ToSpeech);
        _model.WhenPromptContains("charged twice").Respond(ToText);
        _tap = await SpeechTap.StartAsync(_model.OpenAIEndpoint);
        _worker = PeerProcess.Start(
            "agents/worker.mjs",
            new Dictionary<string, string>
            {
                ["LIVEKIT_URL"] = Url,
                ["LIVEKIT_API_KEY"] = Server.ApiKey,
                ["LIVEKIT_API_SECRET"] = Server.ApiSecret,
                ["MODEL_URL"] = _model.OpenAIEndpoint.ToString(),
                ["STT_URL"] = _tap.Url,
                ["AGENT_NAME"] = Agent,
                ["JOB_TYPE"] = ((int)jobType).ToString(CultureInfo.InvariantCulture),
            },
            "dev");
        try
        {
            await Server.WaitForAsync(
                "the worker registers",
                server => server.Events.FirstOrDefault(happened => happened.Kind == ServerEventKind.WorkerRegistered),
                TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"the worker did not register; it wrote:\n{_worker.Output}");
        }
    }
}

using System.Collections.Concurrent;
using FluentAssertions;
using FluentAssertions.Execution;
using Microsoft.Extensions.AI;
using Senytl.Testing;

namespace Senytl.Performance.FluentAssertions.Tests.Responses;

/// <summary>The only class of this assembly that sets the variables of snapshots, so its tests run one after the other.</summary>
public sealed class MatchSnapshotTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("senytl-snapshots");
    private readonly string? ci = Environment.GetEnvironmentVariable("CI");
    private readonly string? updating = Environment.GetEnvironmentVariable("SENYTL_UPDATE_SNAPSHOTS");

    public MatchSnapshotTests()
    {
        Environment.SetEnvironmentVariable("CI", null);
        Environment.SetEnvironmentVariable("SENYTL_UPDATE_SNAPSHOTS", null);
    }

    private string Source => Path.Combine(folder.FullName, "AgentTests.cs");

    [Fact]
    public void A_response_matches_the_file_beside_this_source() =>
        Answer("call_77").Should().MatchSnapshot(scrub: Scrub.Guids);

    [Fact]
    public void A_changed_text_fails_with_the_line_and_both_files()
    {
        Answer().Should().MatchSnapshot(update: true, source: Source);

        var message = Failing(() => Answer(text: "You get 24 EUR back.").Should().MatchSnapshot(source: Source));

        message.Should().Contain("differs from the approved text in line 2")
            .And.Contain("approved: assistant: You get 25 EUR back.").And.Contain("received: assistant: You get 24 EUR back.")
            .And.Contain("AgentTests.A_changed_text_fails_with_the_line_and_both_files.approved.txt")
            .And.Contain("SENYTL_UPDATE_SNAPSHOTS=1");
        folder.EnumerateFiles("*.received.txt").Should().ContainSingle();
    }

    [Fact]
    public void A_text_cut_short_or_grown_fails()
    {
        Answer().Should().MatchSnapshot(update: true, source: Source);

        var longer = Answer();
        longer.Messages.Add(new ChatMessage(ChatRole.Assistant, "P.S."));
        Failing(() => longer.Should().MatchSnapshot(source: Source)).Should().Contain("P.S.");
        var shorter = Answer();
        shorter.FinishReason = null;
        Failing(() => shorter.Should().MatchSnapshot(source: Source)).Should().Contain("received: (the text has ended)");
        Failing(() => new ChatResponse().Should().MatchSnapshot(source: Source)).Should().Contain("received: (an empty line)");
    }

    [Fact]
    public void A_match_takes_away_the_received_file_of_an_earlier_process()
    {
        Answer().Should().MatchSnapshot(update: true, source: Source);
        var earlier = Path.Combine(folder.FullName, $"AgentTests.{nameof(A_match_takes_away_the_received_file_of_an_earlier_process)}.received.txt");
        File.WriteAllText(earlier, "other");

        Answer().Should().MatchSnapshot(source: Source);

        File.Exists(earlier).Should().BeFalse();
    }

    [Fact]
    public void The_file_that_a_failure_names_outlives_later_iterations_with_the_text_of_the_first()
    {
        Answer().Should().MatchSnapshot(update: true, source: Source);

        var first = Failing(() => Answer(text: "first").Should().MatchSnapshot(source: Source));
        Answer().Should().MatchSnapshot(source: Source);
        var second = Failing(() => Answer(text: "second").Should().MatchSnapshot(source: Source));

        var received = folder.EnumerateFiles("*.received.txt").Should().ContainSingle().Subject.FullName;
        File.ReadAllText(received).Should().Contain("assistant: first").And.NotContain("second");
        first.Should().Contain($"\nReceived: {received}\n");
        second.Should().Contain($"\nReceived first, with another text: {received}\n");
    }

    [Fact]
    public async Task Users_of_a_load_that_approve_together_all_succeed()
    {
        var result = await AskedByManyAsync(_ => Answer().Should().MatchSnapshot(update: true, source: Source));

        result.Outcomes.Should().Equal(new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = 400 });
        Answer().Should().MatchSnapshot(source: Source);
    }

    [Fact]
    public async Task Users_of_a_load_that_differ_together_leave_one_whole_text_and_each_says_whether_it_is_its_own()
    {
        Answer().Should().MatchSnapshot(update: true, source: Source);
        var findings = new ConcurrentBag<(string Text, string Finding)>();

        var result = await AskedByManyAsync(user =>
        {
            var text = new string((char)('a' + user.Index), 10 + (1000 * user.Index));
            findings.Add((text, Failing(() => Answer(text: text).Should().MatchSnapshot(source: Source, test: "Differs"))));
        });

        var received = File.ReadAllText(folder.EnumerateFiles("*.received.txt").Should().ContainSingle().Subject.FullName);
        result.Succeeded.Should().Be(400);
        findings.Should().HaveCount(400).And.OnlyContain(found =>
            received.Contains($"assistant: {found.Text}\n") == found.Finding.Contains("\nReceived: "));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("true")]
    public void A_missing_snapshot_fails_and_leaves_what_was_received(string? value)
    {
        Environment.SetEnvironmentVariable("CI", value);

        Failing(() => Answer().Should().MatchSnapshot("first", source: Source)).Should().Contain("there is no approved text at");

        folder.EnumerateFiles("*.first.received.txt").Should().ContainSingle();
        folder.EnumerateFiles("*.approved.txt").Should().BeEmpty();
    }

    [Fact]
    public void The_variable_approves_what_is_received()
    {
        Environment.SetEnvironmentVariable("SENYTL_UPDATE_SNAPSHOTS", "1");
        Answer().Should().MatchSnapshot(source: Source);
        Environment.SetEnvironmentVariable("SENYTL_UPDATE_SNAPSHOTS", null);

        Answer().Should().MatchSnapshot(source: Source);
    }

    [Fact]
    public void Approving_in_continuous_integration_fails()
    {
        Environment.SetEnvironmentVariable("CI", "woodpecker");

        Failing(() => Answer().Should().MatchSnapshot(update: true, source: Source)).Should().Contain("proves nothing");

        folder.EnumerateFiles().Should().BeEmpty();
    }

    [Fact]
    public void An_unreadable_switch_is_named()
    {
        Environment.SetEnvironmentVariable("SENYTL_UPDATE_SNAPSHOTS", "yes");

        var act = () => Answer().Should().MatchSnapshot(source: Source);

        act.Should().Throw<InvalidOperationException>().WithMessage("*SENYTL_UPDATE_SNAPSHOTS is 'yes'*");
    }

    [Fact]
    public void A_source_folder_that_is_not_here_is_named()
    {
        var act = () => Answer().Should().MatchSnapshot(source: "/_/no/such/AgentTests.cs");

        act.Should().Throw<InvalidOperationException>().WithMessage("*'/_/no/such/AgentTests.cs' is not on this machine*");
    }

    [Fact]
    public void A_stream_matches_the_snapshot_of_the_whole_answer()
    {
        Answer().Should().MatchSnapshot(update: true, source: Source);
        var streamed = Answer();
        streamed.Messages[1].Contents = [new TextContent("You get "), new TextContent("25 EUR back.  \r\n")];

        streamed.Should().MatchSnapshot(source: Source);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("CI", ci);
        Environment.SetEnvironmentVariable("SENYTL_UPDATE_SNAPSHOTS", updating);
        folder.Delete(recursive: true);
    }

    private static ChatResponse Answer(string callId = "call_1", string text = "You get 25 EUR back.") => new(
    [
        new ChatMessage(ChatRole.Assistant, [new FunctionCallContent(callId, "refund", new Dictionary<string, object?>
        {
            ["order"] = Guid.Parse("7f3d1c52-0000-4000-8000-000000000001"), ["amount"] = new { currency = "EUR", cents = 2500 },
        })]),
        new ChatMessage(ChatRole.Assistant, text),
    ])
    {
        ResponseId = Guid.NewGuid().ToString(),
        FinishReason = ChatFinishReason.Stop,
    };

    private static Task<PerformanceResult> AskedByManyAsync(Action<VirtualUser> check) => LoadTest.RunAsync(
        new LoadTestOptions { Name = "snapshots", ConcurrentUsers = 8, IterationsPerUser = 50, TimeProvider = new ManualClock() },
        async (user, _) =>
        {
            await Task.Yield();
            check(user);
        });

    private static string Failing(Action act) => act.Should().Throw<AssertionFailedException>().Which.Message.ReplaceLineEndings("\n");
}

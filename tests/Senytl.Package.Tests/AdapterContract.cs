using System.Text.RegularExpressions;

namespace Senytl.Package.Tests;

/// <summary>What each packed adapter does in a real <c>dotnet test</c>, the same in every framework.</summary>
[Trait("Category", "Package")]
public abstract partial class AdapterContract(InnerRuns runs)
{
    private const string Rule = """
        SLA not met: Inner.TenCases.Slow_answers
          FAIL  p95 latency  ≤ 500 ms  measured 1.9 s  n=20, 15 over

        """;

    private const string Slowest = """
          slowest requests
            2 s    user 0, iteration 19  at …
            1.9 s  user 0, iteration 18  at …
            1.8 s  user 0, iteration 17  at …
            1.7 s  user 0, iteration 16  at …
            1.6 s  user 0, iteration 15  at …
        """;

    protected InnerRun Full { get; } = runs.Full;

    /// <summary>What a person sees of warnings.</summary>
    protected virtual string Warnings => runs.Plain.Command.Output;

    public static TheoryData<string, string> TenCases => new()
    {
        { "Target_down", "no request succeeded (6 attempted)" },
        { "All_requests_failing", "no request succeeded (5 attempted)" },
        { "Zero_iterations", "Iterations is 0; it is at least 1." },
        { "Streamed_sla_without_streaming", "nothing was streamed" },
        { "Token_sla_without_usage", "none of 3 model calls reported usage" },
        { "Cost_sla_with_unknown_model", "the model 'no-such-model-7' is in no price table" },
        { "Broken_only_in_p99", "FAIL  p99 latency  ≤ 1 s  measured 3 s  n=200, 4 over" },
        { "Assertion_fails_in_1_of_100", "an assertion in the body failed in 1 of 100 requests" },
        { "Throughput_only_from_failures", "no request succeeded (100 attempted)" },
        { "Cancelled_run", "the run was aborted: cancelled from outside, e.g. by a test timeout or Ctrl-C" },
    };

    public static TheoryData<string, string> InvalidOptions => new()
    {
        { "Neither_duration_nor_iterations", "Neither DurationSeconds nor IterationsPerUser is given; give one of them" },
        { "Both_duration_and_iterations", "DurationSeconds is 1 and IterationsPerUser is 1; give one of them, not both." },
        { "Negative_duration", "DurationSeconds is -2.5; it is above 0 to 2073600 seconds." },
        { "No_iterations_per_user", "IterationsPerUser is 0; it is at least 1." },
        { "No_users", "ConcurrentUsers is 0; it is 1 to 1000000." },
        { "Ramp_up_beyond_the_duration", "RampUpSeconds is 3; it is from 0 to below DurationSeconds, which is 2." },
        { "Two_bad_values", "Warmup is -1; it is at least 0. RequestTimeoutSeconds is NaN; it is from 0.001 to 2073600 seconds." },
        { "Bad_limit", "[Sla] MaxErrorRate: share is 1.5; it is 0 to 1" },
        { "Parameter_without_data", "Parameter 'question' has no data" },
        { "Data_after_the_user", "put the data parameters first" },
    };

    [Fact]
    public void A_broken_objective_fails_the_build_and_is_printed()
    {
        Assert.Equal(1, Full.Command.ExitCode);
        Assert.Contains("FAIL  p95 latency  ≤ 500 ms  measured 1.9 s  n=20, 15 over", Full.Command.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_failure_shows_limit_measured_n_and_slowest_in_the_same_words_everywhere()
    {
        var failure = Full["Slow_answers"];
        Assert.Equal("Failed", failure.Outcome);
        Assert.StartsWith(Rule.ReplaceLineEndings("\n"), failure.ComparableMessage, StringComparison.Ordinal);
        Assert.EndsWith(Slowest.ReplaceLineEndings("\n"), failure.ComparableMessage, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TenCases))]
    public void A_run_that_proves_nothing_fails_and_names_the_cause(string method, string cause)
    {
        var test = Full[method];
        Assert.Equal("Failed", test.Outcome);
        Assert.Contains(cause, test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_latency_limit_that_only_p99_breaks_leaves_the_others_met()
    {
        var report = Full["Broken_only_in_p99"].Output;
        Assert.Matches(@"PASS\s+average latency", report);
        Assert.Matches(@"PASS\s+p50 latency", report);
        Assert.Matches(@"PASS\s+p95 latency", report);
        Assert.Matches(@"FAIL\s+p99 latency", report);
    }

    [Theory]
    [MemberData(nameof(InvalidOptions))]
    public void An_invalid_option_fails_before_the_body_with_name_value_and_range(string method, string error)
    {
        var test = Full[method];
        Assert.Equal("Failed", test.Outcome);
        Assert.Contains(error, test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_objective_shows_no_frame_of_the_engine_and_no_path_of_its_builder()
    {
        Assert.DoesNotContain(" at Senytl.", Full["Slow_answers"].StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.Combine(Repository.Root, "src"), Full.Command.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_form_of_body_runs_and_its_report_is_in_the_output()
    {
        string[] bodies =
        [
            "Void_body", "Task_body", "Task_body_with_a_value", "Value_task_body", "Value_task_body_with_a_value", "User_body",
            "Token_body", "User_and_token_body", "Token_and_user_body", "Static_body", "Objectives_in_the_body",
        ];
        Assert.All(bodies, body =>
        {
            Assert.Equal("Passed", Full[body].Outcome);
            Assert.Matches(@"PASS\s+max latency\s+≤ 60 s\s+measured", Full[body].Output);
        });
    }

    [Fact]
    public void Skipped_and_explicit_tests_do_not_run()
    {
        Assert.Equal("NotExecuted", Full["Skipped"].Outcome);
        Assert.Contains("not today", Full["Skipped"].Message + Full["Skipped"].Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Full.Tests, test => test.Method == "Explicit_test" && test.Outcome != "NotExecuted");
    }

    [Fact]
    public void The_result_is_kept_as_json_text_and_markdown()
    {
        var files = Directory.EnumerateFiles(Path.Combine(runs.Folder, "TestResults", "senytl", "Inner.TenCases.Slow_answers"));
        Assert.Equal([".json", ".md", ".txt"], files.Select(Path.GetExtension).Distinct().Order());
    }

    [Fact]
    public void A_long_run_shows_a_line_a_second_and_a_short_one_none()
    {
        var lines = Progress().Matches(Full.Command.Output);
        Assert.InRange(lines.Count, 2, 4);
        Assert.DoesNotContain("A_short_load:", Full.Command.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_is_kept_and_not_proven_passes_with_a_warning_that_says_what_is_missing()
    {
        Assert.Equal(0, runs.Plain.Command.ExitCode);
        Assert.Equal("Passed", Assert.Single(runs.Plain.Tests).Outcome);
        Assert.Single(Unproven().Matches(Warnings));
    }

    [Theory]
    [InlineData("Benchmark_that_needs_proof")]
    [InlineData("Load_that_needs_proof")]
    public void A_limit_that_is_kept_and_not_proven_fails_where_the_attribute_asks_for_proof(string method)
    {
        Assert.Equal("Failed", Full[method].Outcome);
        Assert.Contains("needs 39 more under the limit for 95 % confidence", Full[method].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mode_off_skips_with_the_reason_and_passes()
    {
        Assert.Equal(0, runs.Off.Command.ExitCode);
        Assert.Equal(12, runs.Off.Tests.Count);
        Assert.All(runs.Off.Tests, test =>
        {
            Assert.Equal("NotExecuted", test.Outcome);
            Assert.Contains("SENYTL_PERF=off", test.Message + test.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Mode_smoke_runs_one_iteration_without_verdict_and_still_finds_a_broken_body()
    {
        Assert.Equal(1, runs.Smoke.Command.ExitCode);
        Assert.Equal("Passed", runs.Smoke["Slow_answers"].Outcome);
        Assert.Contains("SENYTL_PERF=smoke: one iteration, no verdict", runs.Smoke["Slow_answers"].Output, StringComparison.Ordinal);
        Assert.Contains("success     100 % (1/1)", runs.Smoke["User_body"].Output, StringComparison.Ordinal);
        Assert.Equal("Failed", runs.Smoke["All_requests_failing"].Outcome);
        Assert.Contains("no request succeeded (1 attempted)", runs.Smoke["All_requests_failing"].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_on_category_and_name_select_performance_tests() => Assert.Equal(13, runs.Smoke.Tests.Count);

    [Fact]
    public void An_unknown_mode_fails_and_names_the_modes()
    {
        Assert.Equal(1, runs.UnknownMode.Command.ExitCode);
        Assert.Contains("SENYTL_PERF is 'sometimes'; it is off, smoke or full.", runs.UnknownMode["Void_body"].Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Inner\.LongTests\.A_long_load: [5-9] s  2 users  [0-9,]+ requests  [0-9,.]+/s  p50 [0-9.]+ m?s  p95 [0-9.]+ m?s  0 errors  no cost")]
    private static partial Regex Progress();

    [GeneratedRegex(@"Inner\.UnprovenTests\.Unproven: INCONCLUSIVE  p95 latency  ≤ 60 s  measured .*  n=20, 0 over  .*; needs 39 more under the limit for 95 % confidence")]
    private static partial Regex Unproven();

    /// <summary>A test that its body ended otherwise than by failing: not run, with the reason, and nothing kept of it.</summary>
    protected void AssertEndedWithoutVerdict(string method, string reason)
    {
        var test = Full[method];
        Assert.Equal("NotExecuted", test.Outcome);
        Assert.Contains(reason, test.Message + test.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Senytl", test.Message + test.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(runs.Folder, "TestResults", "senytl", "Inner.FrameworkTests." + method)));
    }

    /// <summary>The rows of a method with data, all passed.</summary>
    protected void AssertRows(string method, int count)
    {
        var rows = Full.Tests.Where(test => test.Method == method).ToList();
        Assert.Equal(count, rows.Count);
        Assert.All(rows, row => Assert.Equal("Passed", row.Outcome));
        Assert.Equal(count, rows.Select(row => row.Name).Distinct().Count());
        Assert.All(rows, row => Assert.DoesNotContain("???", row.Name, StringComparison.Ordinal));
    }
}

using System.Text.RegularExpressions;

namespace Senytl.Package.Tests;

/// <summary>What an NUnit user expects beside the common contract.</summary>
public abstract class NUnitContract(InnerRuns runs) : AdapterContract(runs)
{
    [Fact]
    public void Data_rows_are_tests_of_their_own()
    {
        AssertRows("Data_rows", 2);
        AssertRows("Data_and_a_token", 1);
        AssertRows("Data_and_a_user", 1);
    }

    [Fact]
    public void An_optional_token_beside_TestCase_fails_and_says_what_to_do() => Assert.Contains(
        "make it required, or give the data by [TestCaseSource]", Full["Data_beside_an_optional_token"].Message, StringComparison.Ordinal);

    // NUnit 4 shows the adapter's reason of the method, NUnit 5 its own of the case.
    [Fact]
    public void A_required_user_beside_TestCase_fails() => Assert.Matches(
        "make it optional: 'VirtualUser\\? user = null'|Not enough arguments provided", Full["Data_beside_a_required_user"].Message);

    [Fact]
    public void An_attribute_that_wraps_what_runs_wraps_the_run_or_is_told_where_to_stand()
    {
        Assert.Equal("Passed", Full["Wrapped_as_a_run"].Outcome);
        Assert.Contains("put the attribute that brings it after [Benchmark] or [LoadTest]", Full["Wrapped_as_a_single_call"].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SetUp_and_TearDown_run_once_around_the_whole_run()
    {
        var test = Full["One_instance_with_its_fixtures_for_the_whole_run"];
        Assert.Equal("Passed", test.Outcome);
        Assert.Contains("disposed after 5", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_context_flows_into_the_body_and_its_output_is_kept()
    {
        var test = Full["The_test_context_flows"];
        Assert.Equal("Passed", test.Outcome);
        Assert.Contains("said by a body", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_assertion_of_one_request_is_not_counted_in_the_next() => Assert.Contains(
        "an assertion in the body failed in 1 of 10 requests", Full["A_failed_request_does_not_fail_the_next"].Message, StringComparison.Ordinal);

    [Fact]
    public void The_failure_is_an_assertion_and_not_an_error() =>
        Assert.DoesNotContain("SlaViolationException", Full["Slow_answers"].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Ignored_by_its_body", "no key today")]
    [InlineData("Inconclusive_in_the_middle", "the quota is used up")]
    public void Ignore_and_assumptions_within_the_body_end_the_test_as_NUnit_reports_them(string method, string reason) =>
        AssertEndedWithoutVerdict(method, reason);

    [Fact]
    public void Assert_Pass_ends_its_iteration_as_a_success_and_the_run_is_judged()
    {
        Assert.Equal("Passed", Full["Passed_early"].Outcome);
        Assert.Contains("100 % (20/20)", Full["Passed_early"].Output, StringComparison.Ordinal);
        Assert.Contains("FAIL  max latency  ≤ 1 s  measured 3 s  n=20, 20 over", Full["Passed_early_and_too_slow"].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Attachments_and_warnings_of_bodies_are_the_tests_and_count_once()
    {
        var test = Full["Bodies_attach_and_warn"];
        Assert.Equal([".json", ".md", ".txt", ".wav", ".wav"], test.Attachments.Order());
        Assert.Single(Regex.Matches(test.Message, "the voice is odd"));
        Assert.Contains("81 more warnings", test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_result_files_are_attached() =>
        Assert.Equal([".json", ".md", ".txt"], Full["Slow_answers"].Attachments.Order());
}

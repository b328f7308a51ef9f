namespace Senytl.Package.Tests;

public sealed class XunitV3Runs(PackedFeed feed) : InnerRuns(feed, InnerFramework.XunitV3, "xunitv3");

public sealed class XunitV3Tests(XunitV3Runs runs) : XunitContract(runs), IClassFixture<XunitV3Runs>
{
    [Fact]
    public void The_test_context_flows_into_the_body() => Assert.Equal("Passed", Full["The_test_context_flows"].Outcome);

    [Theory]
    [InlineData("Skipped_by_its_body", "no key today")]
    [InlineData("Skipped_in_the_middle", "the quota is used up")]
    [InlineData("Skipped_by_a_declared_exception", "not on this machine")]
    public void A_skip_within_the_body_skips_the_test_with_its_reason(string method, string reason) => AssertEndedWithoutVerdict(method, reason);

    [Fact]
    public void An_exception_that_no_attribute_declares_is_a_failed_request() =>
        Assert.Equal("Failed", Full["Failed_by_another_exception"].Outcome);

    [Fact]
    public void The_result_files_are_attached() =>
        Assert.Equal([".json", ".txt"], Full["Slow_answers"].Attachments.Order());
}

namespace Senytl.Package.Tests;

public sealed class XunitV3Runs(PackedFeed feed) : InnerRuns(feed, InnerFramework.XunitV3, "xunitv3");

public sealed class XunitV3Tests(XunitV3Runs runs) : XunitContract(runs), IClassFixture<XunitV3Runs>
{
    [Fact]
    public void The_test_context_flows_into_the_body() => Assert.Equal("Passed", Full["The_test_context_flows"].Outcome);

    [Fact]
    public void The_result_files_are_attached() =>
        Assert.Equal([".json", ".txt"], Full["Slow_answers"].Attachments.Order());
}

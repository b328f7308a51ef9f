namespace Senytl.Package.Tests;

public sealed class XunitV2Runs(PackedFeed feed) : InnerRuns(feed, InnerFramework.Xunit, "xunitv2");

public sealed class XunitV2Tests(XunitV2Runs runs) : XunitContract(runs), IClassFixture<XunitV2Runs>
{
    /// <summary>xUnit v2 has no warnings, and shows diagnostic messages where they are switched on, as in the full run.</summary>
    protected override string Warnings => Full.Command.Output;
}

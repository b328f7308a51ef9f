namespace Senytl.Package.Tests;

public sealed class XunitV2Runs(PackedFeed feed) : InnerRuns(feed, InnerFramework.Xunit, "xunitv2");

public sealed class XunitV2Tests(XunitV2Runs runs) : XunitContract(runs), IClassFixture<XunitV2Runs>;

namespace Senytl.Package.Tests;

public sealed class NUnit5Runs(PackedFeed feed) : InnerRuns(feed, InnerFramework.NUnit5, "nunit5");

public sealed class NUnit5Tests(NUnit5Runs runs) : NUnitContract(runs), IClassFixture<NUnit5Runs>;

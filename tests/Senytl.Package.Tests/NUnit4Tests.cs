namespace Senytl.Package.Tests;

public sealed class NUnit4Runs(PackedFeed feed) : InnerRuns(feed, InnerFramework.NUnit, "nunit4");

public sealed class NUnit4Tests(NUnit4Runs runs) : NUnitContract(runs), IClassFixture<NUnit4Runs>;

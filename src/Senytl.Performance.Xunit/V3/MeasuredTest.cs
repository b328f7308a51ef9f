using Xunit.v3;

namespace Senytl.Performance;

/// <summary>A test without xUnit's own time limit, which would leave the run behind; <see cref="PerformanceTestRunner"/> keeps the limit.</summary>
internal sealed class MeasuredTest(IXunitTest test) : XunitTest(
    test.TestCase,
    test.TestMethod,
    test.Explicit,
    test.SkipReason,
    test.SkipType,
    test.SkipUnless,
    test.SkipWhen,
    test.TestDisplayName,
    test.UniqueID,
    test.Traits,
    timeout: 0,
    test.TestMethodArguments)
{
    /// <summary>Limit of the whole test in milliseconds; 0 for none.</summary>
    public int Limit => test.Timeout;
}

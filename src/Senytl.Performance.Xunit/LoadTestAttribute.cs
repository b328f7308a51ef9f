using System.Runtime.CompilerServices;
using Xunit;
using Xunit.Sdk;
#if XUNIT_V3
using Xunit.v3;
#endif

namespace Senytl.Performance;

/// <summary>Runs the test as many concurrent users, measures it and judges its objectives.</summary>
/// <remarks>
/// The method returns void, a task or a value task, and takes a <see cref="VirtualUser"/> and a <see cref="CancellationToken"/>
/// if it likes. Data attributes such as <c>[InlineData]</c> fill the parameters before those; each row is a test of its own.
/// No other test of the assembly runs at the same time, unless <see cref="AllowParallel"/> is set.
/// </remarks>
#if XUNIT_V3
[XunitTestCaseDiscoverer(typeof(PerformanceDiscoverer))]
#else
[XunitTestCaseDiscoverer("Senytl.Performance.PerformanceDiscoverer", "Senytl.Performance.Xunit")]
#endif
[AttributeUsage(AttributeTargets.Method)]
#if XUNIT_V3
public sealed partial class LoadTestAttribute : FactAttribute, ITheoryAttribute
{
    /// <summary>States the defaults.</summary>
    /// <param name="sourceFilePath">Filled in by the compiler.</param>
    /// <param name="sourceLineNumber">Filled in by the compiler.</param>
    public LoadTestAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
    }

    bool ITheoryAttribute.DisableDiscoveryEnumeration => false;

    bool ITheoryAttribute.SkipTestWithoutData => false;
}
#else
public sealed partial class LoadTestAttribute : FactAttribute;
#endif

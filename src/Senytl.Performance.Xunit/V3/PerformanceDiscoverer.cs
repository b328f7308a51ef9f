using Senytl.Performance.Adapters;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Senytl.Performance;

/// <summary>Finds the test cases of <c>[Benchmark]</c> and <c>[LoadTest]</c>: one, or one a data row.</summary>
public sealed class PerformanceDiscoverer : TheoryDiscoverer
{
    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        var declaration = new PerformanceDeclaration(testMethod.Method, testMethod.TestClass.Class);
        var method = PerformanceTestMethod.Of(testMethod, declaration);
        var details = TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, method, factAttribute);
        var hasData = testMethod.DataAttributes.Count > 0;
        var error = declaration.Error ?? (hasData ? null : MissingData(declaration));
        if (error is not null)
        {
            return
            [
                new ExecutionErrorTestCase(
                    method, details.TestCaseDisplayName, details.UniqueID, details.SourceFilePath, details.SourceLineNumber, error),
            ];
        }

        return hasData
            ? await base.Discover(discoveryOptions, method, factAttribute).ConfigureAwait(false)
            : [PerformanceTestCase.Of(CaseDetails.From(details), PerformanceTraits.Of(method, dataRow: null), [])];
    }

    /// <inheritdoc/>
    protected override ValueTask<IReadOnlyCollection<IXunitTestCase>> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        ITheoryAttribute theoryAttribute,
        ITheoryDataRow dataRow,
        object?[] testMethodArguments)
    {
        var details = TestIntrospectionHelper.GetTestCaseDetailsForTheoryDataRow(
            discoveryOptions, testMethod, theoryAttribute, dataRow, testMethodArguments);
        return new([PerformanceTestCase.Of(CaseDetails.From(details), PerformanceTraits.Of(testMethod, dataRow), testMethodArguments)]);
    }

    /// <inheritdoc/>
    protected override ValueTask<IReadOnlyCollection<IXunitTestCase>> CreateTestCasesForTheory(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, ITheoryAttribute theoryAttribute)
    {
        ArgumentNullException.ThrowIfNull(theoryAttribute);
        var details = CaseDetails.From(TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, testMethod, theoryAttribute));
        var traits = PerformanceTraits.Of(testMethod, dataRow: null);
        return new([details.IsSkipped
            ? PerformanceTestCase.Of(details, traits, [])
            : PerformanceTheoryTestCase.Of(details, traits, theoryAttribute.SkipTestWithoutData)]);
    }

    private static string? MissingData(PerformanceDeclaration declaration) =>
        declaration.Body.DataParameters is [var first, ..]
            ? $"Parameter '{first.Name}' has no data; add [InlineData], [MemberData] or [ClassData], or take VirtualUser or CancellationToken."
            : null;
}

using Senytl.Performance.Adapters;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Senytl.Performance;

/// <summary>Finds the test cases of <c>[Benchmark]</c> and <c>[LoadTest]</c>: one, or one a data row.</summary>
/// <param name="diagnosticMessageSink">Where xUnit's diagnostic messages go.</param>
public sealed class PerformanceDiscoverer(IMessageSink diagnosticMessageSink) : TheoryDiscoverer(diagnosticMessageSink)
{
    /// <inheritdoc/>
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        var declaration = TestMethods.Declaration(testMethod);
        var hasData = testMethod.Method.GetCustomAttributes(typeof(DataAttribute)).Any();
        var error = declaration.Error ?? (hasData ? null : MissingData(declaration));
        if (error is not null)
        {
            return
            [
                new ExecutionErrorTestCase(
                    DiagnosticMessageSink,
                    discoveryOptions.MethodDisplayOrDefault(),
                    discoveryOptions.MethodDisplayOptionsOrDefault(),
                    testMethod,
                    error),
            ];
        }

        if (PerformanceEnvironment.SkipReason is not null || !hasData)
        {
            return [new PerformanceTestCase(DiagnosticMessageSink, discoveryOptions, testMethod, null)];
        }

        return base.Discover(discoveryOptions, testMethod, theoryAttribute);
    }

    /// <inheritdoc/>
    protected override IEnumerable<IXunitTestCase> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, object[] dataRow) =>
        [new PerformanceTestCase(DiagnosticMessageSink, discoveryOptions, testMethod, dataRow)];

    /// <inheritdoc/>
    protected override IEnumerable<IXunitTestCase> CreateTestCasesForSkip(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, string skipReason) =>
        [new PerformanceTestCase(DiagnosticMessageSink, discoveryOptions, testMethod, null)];

    /// <inheritdoc/>
    protected override IEnumerable<IXunitTestCase> CreateTestCasesForTheory(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        [new PerformanceTheoryTestCase(DiagnosticMessageSink, discoveryOptions, testMethod)];

    private static string? MissingData(PerformanceDeclaration declaration) =>
        declaration.Body.DataParameters is [var first, ..]
            ? $"Parameter '{first.Name}' has no data; add [InlineData], [MemberData] or [ClassData], or take VirtualUser or CancellationToken."
            : null;
}

using System.Reflection;
using Senytl.Performance.Adapters;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Senytl.Performance;

/// <summary>Runs a test for each data row of a performance test case with the runner that measures.</summary>
internal sealed class PerformanceTheoryCaseRunner(
    IXunitTestCase testCase,
    string displayName,
    string? skipReason,
    object[] constructorArguments,
    IMessageSink diagnosticMessageSink,
    IMessageBus messageBus,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation)
    : XunitTheoryTestCaseRunner(
        testCase, displayName, skipReason, constructorArguments, diagnosticMessageSink, messageBus, aggregator, cancellation)
{
    protected override ITest CreateTest(IXunitTestCase testCase, string displayName) =>
        base.CreateTest(testCase, DataDisplayName.Of(displayName, new BodyMethod(TestMethod)));

    protected override XunitTestRunner CreateTestRunner(
        ITest test,
        IMessageBus messageBus,
        Type testClass,
        object[] constructorArguments,
        MethodInfo testMethod,
        object[] testMethodArguments,
        string skipReason,
        IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new PerformanceTestRunner(
            test,
            DiagnosticMessageSink,
            messageBus,
            testClass,
            constructorArguments,
            testMethod,
            testMethodArguments,
            skipReason,
            beforeAfterAttributes,
            new ExceptionAggregator(aggregator),
            cancellationTokenSource);
}

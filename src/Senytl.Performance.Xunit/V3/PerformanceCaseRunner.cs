using Xunit.Internal;
using Xunit.Sdk;
using Xunit.v3;

namespace Senytl.Performance;

/// <summary>Runs the tests of a performance test case with the runner that measures.</summary>
internal sealed class PerformanceCaseRunner : XunitTestCaseRunner
{
    private static readonly PerformanceCaseRunner Shared = new();

    public static async ValueTask<RunSummary> RunCase(
        IXunitTestCase testCase,
        ExplicitOption explicitOption,
        IMessageBus messageBus,
        object?[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
    {
        var tests = await aggregator.RunAsync(testCase.CreateTests, []).ConfigureAwait(false);
        return aggregator.ToException() is { } exception
            ? XunitRunnerHelper.FailTestCases(messageBus, cancellation, [testCase], exception, sendTestCaseMessages: false)
            : await Shared.Run(
                testCase,
                [.. tests.Select(test => new MeasuredTest(test))],
                messageBus,
                aggregator,
                cancellation,
                testCase.TestCaseDisplayName,
                testCase.SkipReason,
                explicitOption,
                constructorArguments).ConfigureAwait(false);
    }

    protected override ValueTask<RunSummary> RunTest(XunitTestCaseRunnerContext ctxt, IXunitTest test) =>
        PerformanceTestRunner.Shared.Run(
            test,
            ctxt.MessageBus,
            ctxt.ConstructorArguments,
            ctxt.ExplicitOption,
            ctxt.Aggregator.Clone(),
            ctxt.CancellationTokenSource,
            ctxt.BeforeAfterTestAttributes);
}

using System.Diagnostics;
using System.Reflection;
using Senytl.Performance.Adapters;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Senytl.Performance;

/// <summary>xUnit's own invoker, with the engine in place of the single call of the test method.</summary>
internal sealed class PerformanceTestInvoker(
    ITest test,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    object[] testMethodArguments,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation,
    Action<string> output,
    Action<string> diagnose)
    : XunitTestInvoker(
        test,
        messageBus,
        testClass,
        constructorArguments,
        testMethod,
        testMethodArguments,
        beforeAfterAttributes,
        aggregator,
        cancellation)
{
    protected override async Task<decimal> InvokeTestMethodAsync(object testClassInstance)
    {
        await Aggregator.RunAsync(() => Timer.AggregateAsync(() => ExecuteAsync(testClassInstance))).ConfigureAwait(false);
        return Timer.Total;
    }

    private async Task ExecuteAsync(object? instance)
    {
        if (TestCase.InitializationException is { } failure)
        {
            throw failure;
        }

        var declaration = new PerformanceDeclaration(TestMethod, TestClass);
        Type[] types = [.. declaration.Body.DataParameters.Select(parameter => parameter.ParameterType)];
        var data = Reflector.ConvertArguments([.. declaration.Body.DataOf(TestMethodArguments ?? [])], types);
        var performance = declaration.ToTest(Test.DisplayName, instance, data, output, progress: diagnose, warn: diagnose);
        using var time = new RunTimeLimit(Debugger.IsAttached ? 0 : TestCase.Timeout, CancellationTokenSource.Token);
        if (await performance.JudgeAsync(time.Token).ConfigureAwait(false) is (_, { } violation))
        {
            Aggregator.Add(violation);
        }
    }
}

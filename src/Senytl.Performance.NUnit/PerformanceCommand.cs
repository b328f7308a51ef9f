using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

/// <summary>Runs the engine in place of the single call of the test method; SetUp and TearDown lie around it.</summary>
/// <param name="single">The single call, in the wrappers of attributes that come before ours.</param>
internal sealed class PerformanceCommand(TestCommand single) : TestCommand(single.Test)
{
    public override TestResult Execute(TestExecutionContext context)
    {
        var method = Test.Method!.MethodInfo;
        var declaration = new PerformanceDeclaration(method, Test.TypeInfo!.Type);
        if ((PerformanceTestBuilder.Error(declaration, method) ?? LostWrapper) is { } error)
        {
            // A suite that is not runnable does not keep every version of NUnit from running its cases.
            throw new AssertionException(error);
        }

        var users = new UserContexts(context);
        var test = declaration.ToTest(
            Test.FullName,
            context.TestObject,
            declaration.Body.DataOf(Test.Arguments),
            report => context.OutWriter.Write(report),
            file => TestContext.AddTestAttachment(file),
            line => TestContext.Progress.WriteLine(line),
            line => TestContext.Error.WriteLine(line),
            EndingOf);
        SlaViolationException? violation;
        try
        {
            violation = users.Around(test).JudgeAsync(context.CancellationToken).GetAwaiter().GetResult().Violation;
        }
        finally
        {
            context.EstablishExecutionEnvironment();
            users.CopyTraces();
        }

        if (violation is null)
        {
            context.CurrentResult.RecordTestCompletion();
        }
        else
        {
            // Without a stack trace the VSTest adapter drops the output of a failed test.
            context.CurrentResult.SetResult(ResultState.Failure, violation.Message, $"   at {method.DeclaringType?.FullName}.{method.Name}()");
        }

        return context.CurrentResult;
    }

    /// <summary>Whoever wraps a single call of the method would be left out of the run, silently.</summary>
    private string? LostWrapper => single is TestMethodCommand
        ? null
        : $"The command {single.GetType().Name} wraps a single call of the method, and the run calls it many times: put the attribute that brings it after [Benchmark] or [LoadTest], so that it wraps the run.";

    private static BodyEnding EndingOf(Exception exception) => (exception as ResultStateException)?.ResultState.Status switch
    {
        null or TestStatus.Failed => BodyEnding.Failure,
        TestStatus.Passed => BodyEnding.Success,
        _ => BodyEnding.EndsTest,
    };
}

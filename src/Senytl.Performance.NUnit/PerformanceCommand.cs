using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

/// <summary>Runs the engine in place of the single call of the test method; SetUp and TearDown lie around it.</summary>
internal sealed class PerformanceCommand(Test test) : TestCommand(test)
{
    public override TestResult Execute(TestExecutionContext context)
    {
        var method = Test.Method!.MethodInfo;
        var declaration = new PerformanceDeclaration(method, Test.TypeInfo!.Type);
        if (PerformanceTestBuilder.Error(declaration, method) is { } error)
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

    private static BodyEnding EndingOf(Exception exception) => (exception as ResultStateException)?.ResultState.Status switch
    {
        null or TestStatus.Failed => BodyEnding.Failure,
        TestStatus.Passed => BodyEnding.Success,
        _ => BodyEnding.EndsTest,
    };
}

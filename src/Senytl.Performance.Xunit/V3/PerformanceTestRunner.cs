using Senytl.Performance.Adapters;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Senytl.Performance;

/// <summary>xUnit's own test runner, with the engine in place of the single call of the test method.</summary>
internal sealed class PerformanceTestRunner : XunitTestRunner
{
    public static readonly PerformanceTestRunner Shared = new();

    protected override async ValueTask<TimeSpan> InvokeTest(XunitTestRunnerContext ctxt, object? testClassInstance)
    {
        var limit = ((MeasuredTest)ctxt.Test).Limit;
        return await ExecutionTimer.MeasureAsync(
            () => ctxt.Aggregator.RunAsync(async () => await ExecuteAsync(ctxt, testClassInstance, limit).ConfigureAwait(false)))
            .ConfigureAwait(false);
    }

    private static async Task ExecuteAsync(XunitTestRunnerContext ctxt, object? instance, int limit)
    {
        var context = TestContext.Current;
        var declaration = new PerformanceDeclaration(ctxt.TestMethod, ctxt.Test.TestMethod.TestClass.Class);
        var test = declaration.ToTest(
            ctxt.Test.TestDisplayName,
            instance,
            Data(declaration.Body, ctxt.TestMethodArguments),
            report => context.TestOutputHelper?.WriteLine(report),
            file => Attach(context, file),
            line => context.SendDiagnosticMessage(line),
            context.AddWarning,
            exception => ctxt.GetSkipReason(exception) is null ? BodyEnding.Failure : BodyEnding.EndsTest);
        using var time = new RunTimeLimit(limit, context.CancellationToken);
        if (await test.JudgeAsync(time.Token).ConfigureAwait(false) is (_, { } violation))
        {
            ctxt.Aggregator.Add(violation);
        }
    }

    // xUnit knows no media type of Markdown, and would attach it as binary; the text report says the same.
    private static void Attach(ITestContext context, string file)
    {
        if (Path.GetExtension(file) is not ".md")
        {
            context.AddAttachment(Path.GetFileName(file), File.ReadAllBytes(file), Path.GetExtension(file) == ".json" ? "application/json" : "text/plain");
        }
    }

    // Read at run time, a row comes as it is; read at discovery, it has its types already.
    private static object?[] Data(BodyMethod body, object?[] arguments)
    {
        Type[] types = [.. body.DataParameters.Select(parameter => parameter.ParameterType)];
        return TypeHelper.ConvertArguments([.. arguments], types);
    }
}

using System.Reflection;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

/// <summary>Makes NUnit tests of benchmarks and load tests, and marks what cannot run.</summary>
internal static class PerformanceTestBuilder
{
    /// <summary>The one test of a method without data.</summary>
    public static TestMethod Build(IMethodInfo method, Test? suite)
    {
        var body = new BodyMethod(method.MethodInfo);
        if (body.InjectedParameters.Count == 0 && !ReturnsValue(method.MethodInfo))
        {
            return new NUnitTestCaseBuilder().BuildTestMethod(method, suite, parms: null);
        }

        // NUnit wants an argument for every parameter, and an expected result for every returned value; the engine gives and ignores them.
        var parameters = new TestCaseParameters([.. body.InjectedParameters.Select(Placeholder)]) { TestName = method.Name };
        if (ReturnsValue(method.MethodInfo))
        {
            parameters.ExpectedResult = null;
        }

        var test = new NUnitTestCaseBuilder().BuildTestMethod(method, suite, parameters);
        if (parameters.Arguments.Length > 0)
        {
            test.ApplyAttributesToTest(method.MethodInfo);
        }

        return test;
    }

    /// <summary>Called for a test without data, and for the suite of the tests of a method with data.</summary>
    public static void Apply(Test test)
    {
        if (test.Method is not { } method || test.TypeInfo is not { } type)
        {
            return;
        }

        var declaration = new PerformanceDeclaration(method.MethodInfo, type.Type);
        test.Properties.Add(PropertyNames.Category, PerformanceDeclaration.Category);
        if (!declaration.AllowParallel)
        {
            test.Properties.Set(PropertyNames.ParallelScope, ParallelScope.None);
        }

        if (Error(declaration, method.MethodInfo) is { } error)
        {
            test.RunState = RunState.NotRunnable;
            test.Properties.Set(PropertyNames.SkipReason, error);
        }
        else if (PerformanceEnvironment.SkipReason is { } off && test.RunState is RunState.Runnable or RunState.Explicit)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, off);
        }
    }

    /// <summary>Why the test cannot run; absent when it can.</summary>
    public static string? Error(PerformanceDeclaration declaration, MethodInfo method) => declaration.Error ?? DataError(declaration, method);

    private static string? DataError(PerformanceDeclaration declaration, MethodInfo method)
    {
        var hasData = method.GetCustomAttributes(inherit: true).OfType<ITestBuilder>().Any();
        if (!hasData)
        {
            return declaration.Body.DataParameters is [var first, ..]
                ? $"Parameter '{first.Name}' has no data; add [TestCase] or [TestCaseSource], or take VirtualUser or CancellationToken."
                : null;
        }

        if (ReturnsValue(method))
        {
            return $"{method.Name} returns a value beside test data, for which NUnit wants an expected result; return Task or ValueTask.";
        }

        return ParameterError(declaration.Body.InjectedParameters, method);
    }

    // NUnit fills a required CancellationToken at the end itself, and optional parameters; [TestCase] does both to an optional token.
    private static string? ParameterError(IReadOnlyList<ParameterInfo> injected, MethodInfo method)
    {
        var token = injected.LastOrDefault(parameter => parameter.ParameterType == typeof(CancellationToken));
        if (token is { IsOptional: true } && token == injected[^1] && method.IsDefined(typeof(TestCaseAttribute), inherit: true))
        {
            return $"Parameter '{token.Name}' of {method.Name} is optional beside [TestCase], for which NUnit gives it two values; make it required, or give the data by [TestCaseSource].";
        }

        var required = injected.FirstOrDefault(parameter => !parameter.IsOptional && parameter != (token == injected[^1] ? token : null));
        return required is null
            ? null
            : $"Parameter '{required.Name}' of {method.Name} stands beside test data, for which NUnit gives it no value; make it optional: '{required.ParameterType.Name}? {required.Name} = null'.";
    }

    private static object? Placeholder(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None : null;

    private static bool ReturnsValue(MethodInfo method) => method.ReturnType.IsGenericType;
}

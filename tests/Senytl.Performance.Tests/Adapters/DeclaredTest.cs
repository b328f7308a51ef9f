using System.Reflection;
using Senytl.Performance.Adapters;

namespace Senytl.Performance.Tests.Adapters;

/// <summary>A test method run as an adapter runs it, with all that it wrote.</summary>
internal sealed record DeclaredTest(PerformanceResult Result, SlaViolationException? Violation, string Output, IReadOnlyList<string> Files)
{
    public static async Task<DeclaredTest> RunAsync(object instance, string method, params object[] data)
    {
        var output = "";
        var files = new List<string>();
        var test = Declaration(instance, method).ToTest(method, instance, data, text => output += text, files.Add);
        var (result, violation) = await test.JudgeAsync(TestContext.Current.CancellationToken);
        return new DeclaredTest(result, violation, output, files);
    }

    public static PerformanceDeclaration Declaration(object instance, string method) =>
        new(instance.GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic)!, instance.GetType());
}

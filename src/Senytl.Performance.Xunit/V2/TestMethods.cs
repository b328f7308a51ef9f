using Senytl.Performance.Adapters;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Senytl.Performance;

/// <summary>Reads xUnit's test methods and moves them to a collection of their own.</summary>
internal static class TestMethods
{
    public static PerformanceDeclaration Declaration(ITestMethod method) =>
        new(method.Method.ToRuntimeMethod(), method.TestClass.Class.ToRuntimeType());

    /// <summary>The method in a collection that never runs in parallel with another, unless the test allows that.</summary>
    public static ITestMethod Exclusive(ITestMethod method)
    {
        var own = method.TestClass.TestCollection;
        return own is ExclusiveCollection || Declaration(method).AllowParallel
            ? method
            : new TestMethod(new TestClass(new ExclusiveCollection(own), method.TestClass.Class), method.Method);
    }
}

using System.ComponentModel;
using System.Reflection;
using Senytl.Performance.Adapters;
using Xunit.Sdk;
using Xunit.v3;

namespace Senytl.Performance;

/// <summary>A test method whose last parameters the engine fills, so that data and display names leave them out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PerformanceTestMethod : XunitTestMethod, IXunitTestMethod
{
    /// <summary>For the deserializer.</summary>
    [Obsolete("Called by the de-serializer")]
    public PerformanceTestMethod()
    {
    }

    private PerformanceTestMethod(IXunitTestClass testClass, MethodInfo method, object?[] arguments)
        : base(testClass, method, arguments)
    {
    }

    internal static PerformanceTestMethod Of(IXunitTestMethod method, PerformanceDeclaration declaration)
    {
        var testClass = declaration.AllowParallel ? method.TestClass : ExclusiveCollection.Of(method.TestClass);
        return new PerformanceTestMethod(testClass, method.Method, method.TestMethodArguments);
    }

    string IXunitTestMethod.GetDisplayName(
        string baseDisplayName, string? label, object?[]? testMethodArguments, Type[]? methodGenericTypes) =>
        DataDisplayName.Of(GetDisplayName(baseDisplayName, label, testMethodArguments, methodGenericTypes), new BodyMethod(Method));

    object?[] IXunitTestMethod.ResolveMethodArguments(object?[] arguments)
    {
        Type[] types = [.. new BodyMethod(Method).DataParameters.Select(parameter => parameter.ParameterType)];
        return TypeHelper.ConvertArguments([.. arguments], types);
    }
}

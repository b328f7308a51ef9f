using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Senytl.Performance;

/// <summary>A collection definition as the user wrote it, except that it disables parallel runs.</summary>
internal sealed class ExclusiveDefinition(IReflectionTypeInfo? own) : LongLivedMarshalByRefObject, IReflectionTypeInfo
{
    private readonly IReflectionTypeInfo inner = own ?? (IReflectionTypeInfo)Reflector.Wrap(typeof(Alone));

    public Type Type => inner.Type;

    public IAssemblyInfo Assembly => inner.Assembly;

    public ITypeInfo BaseType => inner.BaseType;

    public IEnumerable<ITypeInfo> Interfaces => inner.Interfaces;

    public bool IsAbstract => inner.IsAbstract;

    public bool IsGenericParameter => inner.IsGenericParameter;

    public bool IsGenericType => inner.IsGenericType;

    public bool IsSealed => inner.IsSealed;

    public bool IsValueType => inner.IsValueType;

    public string Name => inner.Name;

    public IEnumerable<IAttributeInfo> GetCustomAttributes(string assemblyQualifiedAttributeTypeName) =>
        assemblyQualifiedAttributeTypeName == typeof(CollectionDefinitionAttribute).AssemblyQualifiedName
            ? Reflector.Wrap(typeof(Alone)).GetCustomAttributes(assemblyQualifiedAttributeTypeName)
            : inner.GetCustomAttributes(assemblyQualifiedAttributeTypeName);

    public IEnumerable<ITypeInfo> GetGenericArguments() => inner.GetGenericArguments();

    public IMethodInfo GetMethod(string methodName, bool includePrivateMethod) => inner.GetMethod(methodName, includePrivateMethod);

    public IEnumerable<IMethodInfo> GetMethods(bool includePrivateMethods) => inner.GetMethods(includePrivateMethods);

    [CollectionDefinition("Senytl performance tests", DisableParallelization = true)]
    private sealed class Alone;
}

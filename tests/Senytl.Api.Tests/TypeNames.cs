using System.Reflection;

namespace Senytl.Api.Tests;

/// <summary>Types as they are written in C#.</summary>
internal static class TypeNames
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
    };

    public static string Of(ParameterInfo parameter) => Annotated(parameter.ParameterType, () => Nullability.Create(parameter));

    public static string Of(PropertyInfo property) => Annotated(property.PropertyType, () => Nullability.Create(property));

    public static string Of(FieldInfo field) => Annotated(field.FieldType, () => Nullability.Create(field));

    public static string Of(EventInfo @event) => Annotated(@event.EventHandlerType!, () => Nullability.Create(@event));

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsByRef || type.IsPointer)
        {
            return Of(type.GetElementType()!) + (type.IsPointer ? "*" : "");
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        return Nullable.GetUnderlyingType(type) is { } value ? Of(value) + "?" : Named(type);
    }

    private static string Named(Type type)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var outer = type.IsNested ? Of(type.DeclaringType!) + "." : Prefix(type.Namespace);
        var name = type.Name.Split('`')[0];
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray();
        return outer + name + (own.Length == 0 ? "" : $"<{string.Join(", ", own.Select(Of))}>");
    }

    private static string Prefix(string? space) => string.IsNullOrEmpty(space) || space.StartsWith("System", StringComparison.Ordinal) ? "" : space + ".";

    /// <summary>An unconstrained type parameter always reads as nullable, which says nothing.</summary>
    private static bool IsReference(Type type) => !type.IsValueType && !type.IsByRef
        && (!type.IsGenericParameter || type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint));

    private static string Annotated(Type type, Func<NullabilityInfo> read)
    {
        var name = Of(type);
        return IsReference(type) && read().ReadState == NullabilityState.Nullable ? name + "?" : name;
    }
}

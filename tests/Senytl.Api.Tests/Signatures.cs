using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Senytl.Api.Tests;

/// <summary>Members as a caller sees them.</summary>
internal static class Signatures
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type) => type.GetMembers(All).SelectMany(member => Of(member)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Of(MemberInfo member) => member switch
    {
        _ when member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null && member is not PropertyInfo => [],
        FieldInfo field when IsSeen(field) && !field.IsSpecialName => [Field(field)],
        ConstructorInfo constructor when IsSeen(constructor) => [$"{Access(constructor)}new({Parameters(constructor)})"],
        PropertyInfo property when Accessors(property).Any() => [Property(property)],
        EventInfo @event when IsSeen(@event.AddMethod) => [$"{Access(@event.AddMethod!)}event {TypeNames.Of(@event)} {@event.Name}"],
        MethodInfo method when IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) => [Method(method)],
        _ => [],
    };

    private static bool IsSeen(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsSeen(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static string Field(FieldInfo field)
    {
        if (field.DeclaringType!.IsEnum)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {field.GetRawConstantValue()}");
        }

        var kind = field.IsLiteral ? "const " : field.IsStatic ? "static " : "";
        return $"{kind}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field)} {field.Name}{(field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "")}";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = Accessors(property).ToList();
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        return $"{Access(accessors[0])}{required}{TypeNames.Of(property)} {name} {{ {string.Join(" ", accessors.Select(Accessor))} }}";
    }

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) =>
        property.GetAccessors(nonPublic: true).Where(IsSeen).OrderBy(accessor => accessor.ReturnType == typeof(void));

    private static string Accessor(MethodInfo accessor) =>
        accessor.ReturnType != typeof(void) ? "get;"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;"
        : "set;";

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        var self = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Access(method)}{TypeNames.Of(method.ReturnParameter)} {method.Name}{generic}({self}{Parameters(method)})";
    }

    private static string Access(MethodBase method)
    {
        var access = method.IsPublic ? "" : "protected ";
        var isNew = method is MethodInfo own && own.GetBaseDefinition() == own;
        return access + method switch
        {
            { IsStatic: true } => "static ",
            _ when method.DeclaringType!.IsInterface => "",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } when isNew => "virtual ",
            { IsVirtual: true } when !isNew => "override ",
            _ => "",
        };
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => "",
        };
        return $"{way}{TypeNames.Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Literal(parameter.DefaultValue) : "")}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum => $"{value.GetType().Name}.{value}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

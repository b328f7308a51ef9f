using System.Reflection;
using System.Text;

namespace Senytl.Api.Tests;

/// <summary>The public surface of an assembly as text: what a change of it may break.</summary>
internal static class PublicApi
{
    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(TypeNames.Of, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (var member in Signatures.Of(type))
            {
                text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        var bases = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType && !IsDelegate(type))
        {
            bases.Add(TypeNames.Of(parent));
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        bases.AddRange(type.IsEnum || IsDelegate(type) ? [] : type.GetInterfaces().Except(inherited).Where(contract => contract.IsVisible).Select(TypeNames.Of).Order(StringComparer.Ordinal));
        return $"{Kind(type)} {TypeNames.Of(type)}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when IsDelegate(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static bool IsDelegate(Type type) => type.BaseType == typeof(MulticastDelegate);
}

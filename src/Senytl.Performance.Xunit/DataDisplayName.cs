using Senytl.Performance.Adapters;

namespace Senytl.Performance;

/// <summary>xUnit shows parameters without data as <c>???</c>; those that the engine fills are taken off again.</summary>
internal static class DataDisplayName
{
    public static string Of(string displayName, BodyMethod body)
    {
        if (body.InjectedParameters.Count == 0)
        {
            return displayName;
        }

        var injected = string.Join(", ", body.InjectedParameters.Select(parameter => $"{parameter.Name}: {(parameter.IsOptional ? "null" : "???")}")) + ")";
        return displayName switch
        {
            _ when displayName.EndsWith(", " + injected, StringComparison.Ordinal) => displayName[..^(injected.Length + 2)] + ")",
            _ when displayName.EndsWith("(" + injected, StringComparison.Ordinal) => displayName[..^(injected.Length + 1)],
            _ => displayName,
        };
    }
}

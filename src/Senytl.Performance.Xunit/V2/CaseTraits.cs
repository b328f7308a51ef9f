using Senytl.Performance.Adapters;

namespace Senytl.Performance;

/// <summary>The category that all performance tests have.</summary>
internal static class CaseTraits
{
    public static void AddCategory(Dictionary<string, List<string>> traits)
    {
        if (!traits.TryGetValue("Category", out var categories))
        {
            traits["Category"] = categories = [];
        }

        if (!categories.Contains(PerformanceDeclaration.Category))
        {
            categories.Add(PerformanceDeclaration.Category);
        }
    }
}

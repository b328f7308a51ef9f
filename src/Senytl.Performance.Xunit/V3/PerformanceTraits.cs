using Senytl.Performance.Adapters;
using Xunit.v3;

namespace Senytl.Performance;

/// <summary>The traits of a performance test: its own, and the category that all of them have.</summary>
internal static class PerformanceTraits
{
    public static Dictionary<string, HashSet<string>> Of(IXunitTestMethod method, Xunit.ITheoryDataRow? dataRow)
    {
        var traits = TestIntrospectionHelper.GetTraits(method, dataRow);
        if (!traits.TryGetValue("Category", out var categories))
        {
            traits["Category"] = categories = [];
        }

        categories.Add(PerformanceDeclaration.Category);
        return traits;
    }
}

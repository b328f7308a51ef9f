using System.Collections.Concurrent;

namespace Senytl.Performance.Measuring;

/// <summary>The price tables that the calls of a run were billed by. Thread safe.</summary>
internal sealed class UsedTables
{
    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => [.. names.Keys.Order(StringComparer.Ordinal)];

    public void Add(string? table)
    {
        if (table is not null && !names.ContainsKey(table))
        {
            names[table] = true;
        }
    }
}

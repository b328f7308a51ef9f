using System.Collections.Concurrent;

namespace Senytl.Performance;

/// <summary>The objectives of a run. The same one declared by every iteration of every user counts once.</summary>
internal sealed class ObjectiveSet
{
    private readonly ConcurrentDictionary<Objective, int> declared = new();

    public void Declare(Objective objective) => declared.TryAdd(objective, declared.Count);

    /// <summary>In the order of their first declaration.</summary>
    public IReadOnlyList<Objective> All => [.. declared.OrderBy(entry => entry.Value).Select(entry => entry.Key)];
}

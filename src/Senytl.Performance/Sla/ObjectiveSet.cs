using System.Collections.Concurrent;

namespace Senytl.Performance;

/// <summary>The objectives of a run. The same one declared by every iteration of every user counts once.</summary>
internal sealed class ObjectiveSet
{
    private readonly ConcurrentDictionary<Objective, int> declared = new();
    private readonly Lock gate = new();

    private GoodputLimits[] goodputs = [];

    /// <summary>What must be judged request by request.</summary>
    public GoodputLimits[] Goodputs => Volatile.Read(ref goodputs);

    /// <returns>Whether it was not there before.</returns>
    public bool Declare(Objective objective)
    {
        // Each iteration of each user comes here, in measured time: what is known takes no lock.
        if (declared.ContainsKey(objective))
        {
            return false;
        }

        lock (gate)
        {
            if (!declared.TryAdd(objective, declared.Count))
            {
                return false;
            }

            if (objective is GoodputObjective)
            {
                Volatile.Write(ref goodputs, [.. declared.Keys.OfType<GoodputObjective>().Select(goodput => goodput.Owed).Distinct()]);
            }

            return true;
        }
    }

    /// <summary>In the order of their first declaration.</summary>
    public IReadOnlyList<Objective> All => [.. declared.OrderBy(entry => entry.Value).Select(entry => entry.Key)];
}

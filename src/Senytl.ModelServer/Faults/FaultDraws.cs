namespace Senytl.ModelServer;

/// <summary>Decides by seed and index which fault a request meets.</summary>
internal sealed class FaultDraws(long seed, IReadOnlyList<FaultPlan> plans)
{
    public Fault? For(long index)
    {
        if (plans.Count == 0)
        {
            return null;
        }

        foreach (var plan in plans)
        {
            if (plan.Names(index))
            {
                return plan.Fault;
            }
        }

        var left = new SeededRandom(seed, index, DrawPurpose.Fault).NextDouble();
        foreach (var plan in plans)
        {
            left -= plan.Probability;
            if (left < 0 && plan.Probability > 0)
            {
                return plan.Fault;
            }
        }

        return null;
    }
}

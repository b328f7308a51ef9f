using System.Collections.Immutable;

namespace Senytl.ModelServer;

/// <summary>The rules in the order of their making; the first that matches answers.</summary>
internal sealed class RuleBook
{
    private ImmutableList<ModelRule> rules = [];

    public ModelRule Add(Func<ModelRequest, bool> matches)
    {
        var rule = new ModelRule(matches);
        ImmutableInterlocked.Update(ref rules, static (list, added) => list.Add(added), rule);
        return rule;
    }

    public void Clear() => ImmutableInterlocked.Update(ref rules, static list => list.Clear());

    public RuleStep? Take(ModelRequest request)
    {
        foreach (var rule in Volatile.Read(ref rules))
        {
            if (rule.Take(request) is { } step)
            {
                return step;
            }
        }

        return null;
    }
}

using System.Collections.Immutable;

namespace Senytl.Performance.Measuring;

/// <summary>Which requests of the process go to a model, as those who capture say: by a rule of their own, or by the path. Thread-safe.</summary>
internal sealed class ModelRequests
{
    private ImmutableArray<Func<HttpRequestMessage, bool>?> rules = [];

    /// <param name="rule">A rule, or null to go by the path.</param>
    public void Add(Func<HttpRequestMessage, bool>? rule) => ImmutableInterlocked.Update(ref rules, (all, one) => all.Add(one), rule);

    public void Remove(Func<HttpRequestMessage, bool>? rule) => ImmutableInterlocked.Update(ref rules, (all, one) => all.Remove(one), rule);

    /// <summary>The operation, or null when the request goes to no model.</summary>
    /// <param name="request">A request.</param>
    /// <param name="isCertain">False when only the response will tell: the path is one that others have too.</param>
    public string? OperationOf(HttpRequestMessage request, out bool isCertain)
    {
        var operation = ModelEndpoints.OperationOf(request, out isCertain);
        var byPath = false;
        foreach (var rule in rules)
        {
            if (rule?.Invoke(request) == true)
            {
                isCertain = true;
                return operation ?? GenAiOperation.Chat;
            }

            byPath |= rule is null;
        }

        return byPath ? operation : null;
    }
}

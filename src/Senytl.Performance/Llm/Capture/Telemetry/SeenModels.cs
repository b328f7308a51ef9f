namespace Senytl.Performance.Measuring;

/// <summary>The models of which calls were seen, to tell which metrics are of those calls. Not thread-safe.</summary>
internal sealed class SeenModels
{
    private readonly List<(bool IsStep, string? Model)> seen = [];

    public void Note(CallReading call)
    {
        var one = (GenAiOperation.IsStep(call.Operation), call.Model);
        if (!seen.Contains(one))
        {
            seen.Add(one);
        }
    }

    /// <summary>Whether a call was seen that a metric may be of.</summary>
    /// <param name="operation">The metric's operation.</param>
    /// <param name="model">The model that answered; null when the metric does not tell.</param>
    public bool Cover(string operation, string? model)
    {
        var isStep = GenAiOperation.IsStep(operation);
        return seen.Exists(call => call.IsStep == isStep && (model is null || (call.Model is { } other && AreOne(other, model))));
    }

    /// <summary>A name without its date or prefix may stand for the whole one.</summary>
    private static bool AreOne(string left, string right) =>
        left == right || Bare(left).Equals(Bare(right), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name)
    {
        while (ProviderPrefix.Strip(name) is { } stripped)
        {
            name = stripped;
        }

        return ModelDate.Undated(name) ?? name;
    }
}

namespace Senytl.Performance.Measuring;

/// <summary>One run: its clock, prices, declared objectives, and where its warm-up and its measured requests are recorded.</summary>
internal sealed class RunContext(string name, string profile, TimeProvider time, PriceCatalogue prices)
{
    private readonly RunRecorder warmup = new();
    private readonly RunRecorder measuring = new();

    public string Name { get; } = name;

    /// <summary>What is run, in words.</summary>
    public string Profile { get; } = profile;

    public RunClock Clock { get; } = new(time);

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    public ObjectiveSet Objectives { get; } = new();

    public RunRecorder Recorder(bool measured) => measured ? measuring : warmup;

    public void Price(ref CallTotals totals, string? model, TokenUsage? usage)
    {
        if (usage is null)
        {
            totals.AddCost(null, "the response reported no usage");
        }
        else if (model is null)
        {
            totals.AddCost(null, "the response named no model");
        }
        else
        {
            var cost = prices.CostOf(model, usage);
            totals.AddCost(cost.Usd, cost.Reason);
        }
    }
}

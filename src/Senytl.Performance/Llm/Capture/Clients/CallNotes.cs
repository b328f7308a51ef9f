using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>What a decorator gathers while a call goes on.</summary>
/// <param name="operation">The operation, by its GenAI name.</param>
/// <param name="provider">The provider's name, if the client tells it.</param>
/// <param name="requestedModel">The model that was asked for, if it is known.</param>
internal sealed class CallNotes(string operation, string? provider, string? requestedModel)
{
    private List<ulong>? toolCalls;
    private UsageDetails? reported;
    private bool sumsUp;
    private string? model = requestedModel;
    private string? tier;
    private bool finished;
    private bool usageIsWhole;
    private bool usageIsOutrun;
    private TimeSpan? heard;

    public SpeechUsage? Speech { get; set; }

    /// <summary>Counts what the provider does not tell; absent when nobody asked for that.</summary>
    public UsageEstimate? Estimate { get; init; }

    public void Model(string? answered) => model = answered ?? model;

    public void Tier(string? told) => tier = told ?? tier;

    /// <summary>The model has said why it stopped: usage that comes now or later is the whole one.</summary>
    public void Finished() => finished = true;

    /// <summary>Takes in what the response holds: the tools that it calls, and what there is to estimate.</summary>
    public void Contents(IList<AIContent> contents)
    {
        Estimate?.Add(contents);
        usageIsOutrun |= reported is not null && (ChatResponseReader.HasContent(contents) || ChatResponseReader.ToolCalls(contents) > 0);
        for (var i = 0; i < contents.Count; i++)
        {
            var content = contents[i];
            if (content is FunctionCallContent call)
            {
                (toolCalls ??= []).Add(ToolCallHash.Of(call));
            }
        }
    }

    /// <summary>Takes in what was reported; a stream may tell one side first and the other last.</summary>
    public void Usage(UsageDetails? details)
    {
        if (details is null)
        {
            return;
        }

        if (reported is not null && !sumsUp)
        {
            // The first is not ours to add to.
            var sum = new UsageDetails();
            sum.Add(reported);
            (reported, sumsUp) = (sum, true);
        }

        reported?.Add(details);
        reported ??= details;
        usageIsWhole |= finished;
        usageIsOutrun = false;
    }

    /// <summary>How long the sound was.</summary>
    /// <param name="told">As the provider tells it.</param>
    /// <param name="lastWord">Where the last word of it ended: what is known at least, where nothing is told.</param>
    public void Heard(TimeSpan? told, TimeSpan? lastWord)
    {
        heard = told ?? heard;
        Speech = (heard ?? SoundLength.Possible(lastWord)) is { } length ? new SpeechUsage { InputDuration = length } : Speech;
    }

    public void Usage(IEnumerable<AIContent> contents)
    {
        foreach (var reported in contents.OfType<UsageContent>())
        {
            Usage(reported.Details);
        }
    }

    public CallReading Read(CallEnd end)
    {
        // Usage that was told before the last of the content was made cannot count it: more was to come.
        var isPartial = usageIsOutrun && !finished;
        var (usage, problem) = usageIsWhole || (end != CallEnd.CutShort && !isPartial) ? Normalised() : default;
        if (Estimate is not null && !isPartial && end == CallEnd.Complete && (usage, problem) is (null, null))
        {
            (usage, problem) = Estimate.Of(model);
        }

        return new()
        {
            Operation = operation,
            Provider = provider,
            Model = model,
            Tier = tier,
            Usage = usage,
            Unpriceable = problem,
            Speech = Speech,
            ToolCalls = toolCalls?.Count ?? 0,
            Fingerprints = toolCalls ?? (IReadOnlyList<ulong>)[],
            End = end == CallEnd.CutShort && usageIsWhole ? CallEnd.Failed : end,
        };
    }

    /// <summary>Impossible numbers are not the agent's failure: the call then counts as one without usage, with the reason.</summary>
    private (TokenUsage? Usage, string? Problem) Normalised()
    {
        try
        {
            return (TokenUsage.From(reported, provider), null);
        }
        catch (InvalidUsageException impossible)
        {
            return (null, impossible.Message);
        }
    }
}

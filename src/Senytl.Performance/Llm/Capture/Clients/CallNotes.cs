using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>What a decorator gathers while a call goes on.</summary>
/// <param name="operation">The operation, by its GenAI name.</param>
/// <param name="provider">The provider's name, if the client tells it.</param>
/// <param name="requestedModel">The model that was asked for, if it is known.</param>
internal sealed class CallNotes(string operation, string? provider, string? requestedModel)
{
    private List<ulong>? toolCalls;
    private TokenUsage? usage;
    private string? unpriceable;
    private string? model = requestedModel;
    private string? tier;
    private bool finished;
    private bool usageIsWhole;

    public SpeechUsage? Speech { get; set; }

    public void Model(string? answered) => model = answered ?? model;

    public void Tier(string? told) => tier = told ?? tier;

    /// <summary>The model has said why it stopped: usage that comes now or later is the whole one.</summary>
    public void Finished() => finished = true;

    public void Tools(IList<AIContent> contents)
    {
        for (var i = 0; i < contents.Count; i++)
        {
            var content = contents[i];
            if (content is FunctionCallContent call)
            {
                (toolCalls ??= []).Add(ToolCallHash.Of(call));
            }
        }
    }

    /// <summary>Impossible numbers are not the agent's failure: the call then counts as one without usage, with the reason.</summary>
    public void Usage(UsageDetails? details)
    {
        try
        {
            var part = TokenUsage.From(details, provider);
            usage = usage is null || part is null ? part ?? usage : usage + part;
            usageIsWhole |= finished && part is not null;
        }
        catch (InvalidUsageException impossible)
        {
            unpriceable = impossible.Message;
        }
    }

    public void Usage(IEnumerable<AIContent> contents)
    {
        foreach (var reported in contents.OfType<UsageContent>())
        {
            Usage(reported.Details);
        }
    }

    public CallReading Read(CallEnd end) => new()
    {
        Operation = operation,
        Provider = provider,
        Model = model,
        Tier = tier,
        Usage = unpriceable is null && (usageIsWhole || end != CallEnd.CutShort) ? usage : null,
        Unpriceable = unpriceable,
        Speech = Speech,
        ToolCalls = toolCalls?.Count ?? 0,
        Fingerprints = toolCalls ?? (IReadOnlyList<ulong>)[],
        End = end == CallEnd.CutShort && usageIsWhole ? CallEnd.Failed : end,
    };
}

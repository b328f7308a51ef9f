using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>What a decorator gathers while a call goes on.</summary>
/// <param name="operation">The operation, by its GenAI name.</param>
/// <param name="provider">The provider's name, if the client tells it.</param>
/// <param name="requestedModel">The model that was asked for, if it is known.</param>
internal sealed class CallNotes(string operation, string? provider, string? requestedModel)
{
    private readonly List<ulong> toolCalls = [];
    private TokenUsage? usage;
    private string? model = requestedModel;

    public SpeechUsage? Speech { get; set; }

    public void Model(string? answered) => model = answered ?? model;

    public void Tools(IEnumerable<AIContent> contents)
    {
        foreach (var content in contents)
        {
            if (content is FunctionCallContent call)
            {
                toolCalls.Add(ToolCallHash.Of(call));
            }
        }
    }

    /// <exception cref="InvalidUsageException">The reported numbers are impossible.</exception>
    public void Usage(UsageDetails? details)
    {
        var part = TokenUsage.From(details, provider);
        usage = usage is null || part is null ? part ?? usage : usage + part;
    }

    public void Usage(IEnumerable<AIContent> contents)
    {
        foreach (var reported in contents.OfType<UsageContent>())
        {
            Usage(reported.Details);
        }
    }

    public CallReading Read(bool failed) => new()
    {
        Operation = operation,
        Provider = provider,
        Model = model,
        Usage = usage,
        Speech = Speech,
        ToolCalls = toolCalls.Count,
        Fingerprints = toolCalls,
        Failed = failed,
    };
}

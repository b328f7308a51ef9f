using System.Collections.Immutable;

namespace Senytl.ModelServer;

/// <summary>Decides the answer to a request from rules, seed and prompt alone.</summary>
internal sealed class AnswerPlanner(ModelServerOptions options, RuleBook rules, FaultDraws faults)
{
    public Answer Plan(ModelRequest request)
    {
        var step = rules.Take(request) ?? RuleStep.Empty;
        var text = Text(request, step);
        var calls = ToolCalls(request, IsChat(request) ? step.ToolCalls : []);
        var kept = request.MaxOutputTokens is { } limit ? TokenCounter.Skip(text, 0, limit) : text.Length;
        var counted = new ModelUsage
        {
            InputTokens = request.PromptTokens,
            OutputTokens = TokenCounter.Count(text.AsSpan(0, kept)) + calls.Sum(Tokens),
        };

        return new Answer
        {
            Request = request,
            Text = text[..kept],
            ToolCalls = calls,
            Truncated = kept < text.Length,
            Usage = step.Usage is null ? counted : step.Usage(counted)?.Checked(),
            Fault = step.Fault ?? faults.For(request.Index),
            TimeToFirstToken = step.TimeToFirstToken ?? options.TimeToFirstToken,
            InterTokenGap = step.InterTokenGap ?? options.InterTokenGap,
        };
    }

    private static int Tokens(ModelToolCall call) => TokenCounter.Count(call.Name) + TokenCounter.Count(call.ArgumentsJson);

    private static bool IsChat(ModelRequest request) => request.Api is ModelApi.ChatCompletions or ModelApi.Messages;

    private string Text(ModelRequest request, RuleStep step)
    {
        if (request.Api == ModelApi.Transcriptions)
        {
            return step.Text?.Invoke(request) ?? options.TranscriptionText;
        }

        if (!IsChat(request))
        {
            return "";
        }

        return step.Text?.Invoke(request) ?? (step.ToolCalls.IsEmpty
            ? DefaultText.Write(options.Seed, request.Prompt, request.Step, options.AnswerTokens)
            : "");
    }

    private ModelToolCall[] ToolCalls(ModelRequest request, ImmutableArray<(string Name, string ArgumentsJson)> scripted)
    {
        var calls = new ModelToolCall[scripted.Length];
        for (var number = 0; number < calls.Length; number++)
        {
            var id = $"{options.Seed:x}_{request.Index}_{number}";
            var prefix = request.Api == ModelApi.Messages ? "toolu_" : "call_";
            calls[number] = new ModelToolCall(prefix + id, scripted[number].Name, scripted[number].ArgumentsJson);
        }

        return calls;
    }
}

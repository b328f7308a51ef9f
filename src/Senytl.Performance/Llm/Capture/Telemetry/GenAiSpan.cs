using System.Diagnostics;

namespace Senytl.Performance.Measuring;

/// <summary>Reads a span by the OpenTelemetry GenAI conventions, present and past. Attributes that hold messages are not looked at.</summary>
internal static class GenAiSpan
{
    private static readonly string[] Operations =
        [GenAiOperation.Chat, GenAiOperation.TextCompletion, GenAiOperation.GenerateContent, GenAiOperation.Embeddings];

    /// <summary>Providers whose reason to stop is the same for a tool call as for an answer.</summary>
    private static readonly string[] StopAlike = ["gemini", "google", "vertex", "gcp", "ollama"];

    /// <summary>Whether this code runs within the span of a model call, which whoever made it exports.</summary>
    public static bool IsAround
    {
        get
        {
            for (var span = Activity.Current; span is not null; span = span.Parent)
            {
                if (OperationOf(span.OperationName, span.TagObjects) is not null)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The operation on a model that the span is about; null for agents, tools and all else.</summary>
    public static string? OperationOf(string name, IEnumerable<KeyValuePair<string, object?>>? tags)
    {
        foreach (var (key, value) in tags ?? [])
        {
            if (key == "gen_ai.operation.name")
            {
                return Named(value as string);
            }
        }

        var end = name.IndexOf(' ', StringComparison.Ordinal);
        return Named(end < 0 ? name : name[..end]);
    }

    public static CallReading Read(Activity span)
    {
        var operation = OperationOf(span.OperationName, span.TagObjects) ?? GenAiOperation.Chat;
        var provider = SpanTags.Text(span, "gen_ai.provider.name", "gen_ai.system");
        var end = EndOf(span);
        var tools = CallsTools(span, provider);
        var (usage, problem) = end == CallEnd.CutShort ? default : SpanUsage.Read(span, operation, provider);
        return new CallReading
        {
            Operation = operation,
            Provider = provider,
            Model = SpanTags.Text(span, "gen_ai.response.model", "gen_ai.request.model"),
            Usage = usage,
            Tier = SpanTags.Text(span, "openai.response.service_tier", "gen_ai.openai.response.service_tier", "anthropic.response.service_tier"),
            Unpriceable = problem ?? Blind(span),
            ToolCalls = tools == true ? 1 : 0,
            ToolsUnseen = tools != false && end == CallEnd.Complete && GenAiOperation.IsStep(operation),
            End = end,
        };
    }

    /// <summary>How a call ended that failed with this <c>error.type</c>: a time limit and its caller's giving up are named so.</summary>
    public static CallEnd EndOf(string? error) =>
        error?.Contains("cancel", StringComparison.OrdinalIgnoreCase) == true || error?.Contains("timeout", StringComparison.OrdinalIgnoreCase) == true
            ? CallEnd.CutShort
            : CallEnd.Failed;

    private static string? Named(string? operation) => operation switch
    {
        // Semantic Kernel's older names.
        "chat.completions" => GenAiOperation.Chat,
        "text.completions" => GenAiOperation.TextCompletion,
        _ => Array.Find(Operations, one => one == operation),
    };

    /// <summary>
    /// A span that names the model which answered, and not why that stopped, is of an answer that broke off: if it failed, or if it
    /// was streamed and lacks what a stream tells last.
    /// </summary>
    private static CallEnd EndOf(Activity span)
    {
        var error = span.GetTagItem("error.type");
        var failed = error is not null || span.Status == ActivityStatusCode.Error;
        var stopped = SpanTags.Any(span, "gen_ai.response.finish_reasons", "gen_ai.response.finish_reason", "anthropic.message.stop_reason");
        var answered = SpanTags.Any(span, "gen_ai.response.model", "gen_ai.response.id");
        if (!failed)
        {
            return answered && !stopped && !SpanUsage.TellsOutput(span) && span.GetTagItem("gen_ai.request.stream") is true
                ? CallEnd.CutShort
                : CallEnd.Complete;
        }

        return stopped ? CallEnd.Failed : answered ? CallEnd.CutShort : EndOf(error as string ?? span.StatusDescription);
    }

    /// <summary>The OpenAI SDK's older spans never tell cached tokens; billed as fresh ones the cost would be too high.</summary>
    private static string? Blind(Activity span) =>
        span.Source.Name.StartsWith("OpenAI.", StringComparison.Ordinal) && span.GetTagItem("gen_ai.provider.name") is null
            ? "the OpenAI SDK's spans do not tell cached tokens, so the cost would be too high: set the environment variable "
                + "OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_latest_experimental, or measure with .Measured() or a MeasuringHandler"
            : null;

    /// <summary>
    /// A span says whether tools were called, not how many or which: one at least. Null where it does not say why the model stopped, or
    /// where its provider says of a tool call what it says of any other end.
    /// </summary>
    private static bool? CallsTools(Activity span, string? provider)
    {
        var reasons = SpanTags.Texts(span, "gen_ai.response.finish_reasons", "gen_ai.response.finish_reason", "anthropic.message.stop_reason");
        var asked = reasons.Any(reason => reason.Contains("tool", StringComparison.OrdinalIgnoreCase) || reason.Contains("function", StringComparison.OrdinalIgnoreCase));
        return asked ? true
            : reasons.Count == 0 || Array.Exists(StopAlike, one => provider?.Contains(one, StringComparison.OrdinalIgnoreCase) == true) ? null
            : false;
    }
}

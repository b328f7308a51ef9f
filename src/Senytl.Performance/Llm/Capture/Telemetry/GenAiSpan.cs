using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Reads a span by the OpenTelemetry GenAI conventions, present and past. Attributes that hold messages are not looked at.</summary>
internal static class GenAiSpan
{
    private static readonly string[] Operations =
        [GenAiOperation.Chat, GenAiOperation.TextCompletion, GenAiOperation.GenerateContent, GenAiOperation.Embeddings];

    /// <summary>The operation on a model that the span is about; null for agents, tools and all else.</summary>
    public static string? OperationOf(string name, IEnumerable<KeyValuePair<string, object?>>? tags)
    {
        foreach (var (key, value) in tags ?? [])
        {
            if (key == "gen_ai.operation.name")
            {
                return Array.Find(Operations, operation => operation == value as string);
            }
        }

        return Array.Find(Operations, operation =>
            name.StartsWith(operation, StringComparison.Ordinal) && (name.Length == operation.Length || name[operation.Length] == ' '));
    }

    public static CallReading Read(Activity span)
    {
        var provider = Text(span, "gen_ai.provider.name", "gen_ai.system");
        var (usage, problem) = Usage(span, provider);
        return new CallReading
        {
            Operation = OperationOf(span.OperationName, span.TagObjects) ?? GenAiOperation.Chat,
            Provider = provider,
            Model = Text(span, "gen_ai.response.model", "gen_ai.request.model"),
            Usage = usage,
            Unpriceable = problem ?? Blind(span),
            ToolCalls = CallsTools(span) ? 1 : 0,
            Failed = span.Status == ActivityStatusCode.Error || span.GetTagItem("error.type") is not null,
        };
    }

    private static (TokenUsage? Usage, string? Problem) Usage(Activity span, string? provider)
    {
        var details = new UsageDetails
        {
            InputTokenCount = Count(span, "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
            OutputTokenCount = Count(span, "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
            CachedInputTokenCount = Count(span, "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"),
            ReasoningTokenCount = Count(span, "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens"),
#pragma warning disable MEAI001 // Experimental in the abstractions; only set here for the normaliser of this package.
            InputAudioTokenCount = Count(span, "gen_ai.usage.audio.input_tokens"),
            OutputAudioTokenCount = Count(span, "gen_ai.usage.audio.output_tokens"),
#pragma warning restore MEAI001
        };
        if (Count(span, "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.cache_creation_input_tokens") is { } written)
        {
            details.AdditionalCounts = new() { ["CacheCreationInputTokens"] = written };
        }

        try
        {
            return (TokenUsage.From(details, provider), null);
        }
        catch (InvalidUsageException impossible)
        {
            return (null, impossible.Message);
        }
    }

    /// <summary>The OpenAI SDK's older spans never tell cached tokens; billed as fresh ones the cost would be too high.</summary>
    private static string? Blind(Activity span) =>
        span.Source.Name.StartsWith("OpenAI.", StringComparison.Ordinal) && span.GetTagItem("gen_ai.provider.name") is null
            ? "the OpenAI SDK's spans do not tell cached tokens, so the cost would be too high: set the environment variable "
                + "OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_latest_experimental, or measure with .Measured() or a MeasuringHandler"
            : null;

    /// <summary>A span says that tools were called, not how many: one at least.</summary>
    private static bool CallsTools(Activity span) => span.GetTagItem("gen_ai.response.finish_reasons") switch
    {
        IEnumerable<string> reasons => reasons.Any(IsToolReason),
        string reasons => IsToolReason(reasons),
        _ => false,
    };

    private static bool IsToolReason(string reason) => reason.Contains("tool", StringComparison.OrdinalIgnoreCase);

    private static string? Text(Activity span, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (span.GetTagItem(name) is string { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    private static long? Count(Activity span, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (span.GetTagItem(name) is IConvertible count and not string)
            {
                return count.ToInt64(CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}

using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>At most so many tokens.</summary>
/// <param name="Kind">Which tokens are counted.</param>
/// <param name="PerRequest">True: the average over the successful requests. False: the total of the run.</param>
/// <param name="Most">The limit, inclusive; at least 0.</param>
public sealed record TokenObjective(TokenKind Kind, bool PerRequest, double Most) : Objective
{
    /// <inheritdoc/>
    public override string Name => (Kind, PerRequest) switch
    {
        (TokenKind.Total, true) => "tokens per request",
        (TokenKind.Total, false) => "tokens in total",
        (var kind, true) => $"{kind.ToString().ToLowerInvariant()} tokens per request",
        (var kind, false) => $"{kind.ToString().ToLowerInvariant()} tokens in total",
    };

    /// <inheritdoc/>
    public override string Limit => string.Create(CultureInfo.InvariantCulture, $"≤ {Most:#,0.##}");

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        if (result.Tokens is not { } usage)
        {
            return NotMeasured(result.ModelCalls == 0
                ? "no model call was recorded: measure the chat client with .Measured(), or record usage with Metrics.Record"
                : $"none of {CountText.Of(result.ModelCalls)} model calls reported usage: ask the provider for it (OpenAI streams need stream_options.include_usage)");
        }

        if (result.ModelCallsWithoutUsage > 0)
        {
            return NotMeasured($"{CountText.Of(result.ModelCallsWithoutUsage)} of {CountText.Of(result.ModelCalls)} model calls reported no usage, so the count would be too low");
        }

        var tokens = Kind switch
        {
            TokenKind.Input => usage.Input,
            TokenKind.Output => usage.Output,
            _ => usage.Total,
        };
        if (PerRequest && result.Succeeded == 0)
        {
            return NotMeasured("no request succeeded, so there is no request to share the tokens out to");
        }

        var measured = PerRequest ? (double)tokens / result.Succeeded : tokens;
        return Compare(measured <= Most, string.Create(CultureInfo.InvariantCulture, $"{measured:#,0.#}"), result.Succeeded);
    }
}

using System.Globalization;

namespace Senytl.Performance.Doubles;

/// <summary>What any reply must satisfy.</summary>
internal static class MockReplyRules
{
    /// <exception cref="ArgumentException">Values are out of range; the message lists every one.</exception>
    public static void Check(MockReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var errors = Errors(reply).ToList();
        if (errors.Count > 0)
        {
            throw new ArgumentException($"This reply cannot be given: {string.Join(" ", errors)}");
        }
    }

    private static IEnumerable<string> Errors(MockReply reply)
    {
        foreach (var (name, span) in Spans(reply).Where(entry => entry.Span < TimeSpan.Zero))
        {
            yield return Text($"{name} is {span}; it is at least zero.");
        }

        if (reply.InputTokens is null != reply.OutputTokens is null)
        {
            yield return "Of InputTokens and OutputTokens one is given; give both, or none to report no usage.";
        }

        foreach (var error in Counts(reply))
        {
            yield return error;
        }

        if (reply.Chunks is { } chunks && string.Concat(chunks) != reply.Text)
        {
            yield return Text($"Chunks make '{string.Concat(chunks)}', Text is '{reply.Text}'; the chunks together are the text.");
        }

        if (reply.ChunksBeforeFailure != 0 && (reply.Failure is null || reply.ChunksBeforeFailure < 0 || reply.ChunksBeforeFailure > reply.ChunksToSend().Count()))
        {
            yield return Text($"ChunksBeforeFailure is {reply.ChunksBeforeFailure}; it is 0 to {reply.ChunksToSend().Count()}, the chunks of Text, and goes with Failure.");
        }
    }

    private static (string Name, TimeSpan Span)[] Spans(MockReply reply) =>
    [
        (nameof(reply.Latency), reply.Latency),
        (nameof(reply.TimeToFirstToken), reply.TimeToFirstToken ?? TimeSpan.Zero),
        (nameof(reply.ChunkGap), reply.ChunkGap),
    ];

    private static IEnumerable<string> Counts(MockReply reply)
    {
        (string Name, long Count, long Most)[] counts =
        [
            (nameof(reply.InputTokens), reply.InputTokens ?? 0, long.MaxValue),
            (nameof(reply.OutputTokens), reply.OutputTokens ?? 0, long.MaxValue),
            (nameof(reply.CachedInputTokens), reply.CachedInputTokens, reply.InputTokens ?? 0),
            (nameof(reply.ReasoningTokens), reply.ReasoningTokens, reply.OutputTokens ?? 0),
        ];
        return counts
            .Where(entry => entry.Count < 0 || entry.Count > entry.Most)
            .Select(entry => entry.Most == long.MaxValue
                ? Text($"{entry.Name} is {entry.Count}; it is at least 0.")
                : Text($"{entry.Name} is {entry.Count}; it is 0 to {Math.Max(0, entry.Most)}, a part of the whole."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

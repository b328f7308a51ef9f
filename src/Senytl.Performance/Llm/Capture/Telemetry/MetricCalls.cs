namespace Senytl.Performance.Measuring;

/// <summary>
/// Model calls of one request that only metrics told of. A duration and two counts of tokens make a call; which belong together
/// is known by model and order alone, so that sums are right where calls overlap. Not thread-safe: its request guards it.
/// </summary>
internal sealed class MetricCalls
{
    private const string Duration = "gen_ai.client.operation.duration";
    private const string Tokens = "gen_ai.client.token.usage";
    private const int MostCalls = 16_384;

    private readonly Dictionary<(string Operation, string? Model, bool Answered), Series> series = [];
    private int calls;
    private long overflowed;

    public static bool Reads(string instrument) => instrument is Duration or Tokens;

    public void Add(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, long now)
    {
        if (GenAiSpan.OperationOf(Tag(tags, "gen_ai.operation.name") ?? GenAiOperation.Chat, tags: null) is not { } operation)
        {
            return;
        }

        var answered = Tag(tags, "gen_ai.response.model");
        var key = (operation, answered ?? Tag(tags, "gen_ai.request.model"), answered is not null);
        if (!series.TryGetValue(key, out var own))
        {
            series[key] = own = new Series();
        }

        switch (instrument, Tag(tags, "gen_ai.token.type"))
        {
            case (Duration, _) when At(own, own.Durations++, now) is { } call:
                call.Ended = now;
                call.Started = now - (long)(Math.Clamp(value, 0, TimeSpan.MaxValue.TotalSeconds / 1000) * RunClock.NanosecondsPerSecond);
                call.End = Tag(tags, "error.type") is { } error ? GenAiSpan.EndOf(error) : CallEnd.Complete;
                break;
            case (Tokens, "input") when At(own, own.Inputs++, now) is { } call:
                call.Input = Count(value);
                break;
            case (Tokens, "output" or "completion") when At(own, own.Outputs++, now) is { } call:
                call.Output = Count(value);
                break;
        }
    }

    /// <summary>The calls to models of which nothing else was seen.</summary>
    /// <param name="seen">Whether a call was seen otherwise, by operation and by the model that answered, null where the metric does not tell it.</param>
    public IEnumerable<SettledCall> Settle(Func<string, string?, bool> seen)
    {
        foreach (var ((operation, model, answered), own) in series)
        {
            if (seen(operation, answered ? model : null))
            {
                continue;
            }

            foreach (var call in own.Calls)
            {
                if (call.Ended is { } ended)
                {
                    yield return new SettledCall(CallWitness.Span, call.Read(operation, model), call.Started, FirstContent: 0, ended);
                }
            }
        }

        if (overflowed != 0)
        {
            yield return new SettledCall(
                CallWitness.Span, new CallReading { Unpriceable = $"metrics told of more than {MostCalls} calls in one request", ToolsUnseen = true }, overflowed, FirstContent: 0, overflowed);
        }
    }

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (key == name)
            {
                return value as string;
            }
        }

        return null;
    }

    private static long? Count(double value) => value is >= 0 and <= UsageRules.MostTokens ? (long)value : null;

    /// <summary>The n-th call of a model; null beyond what one request keeps.</summary>
    private Pending? At(Series own, int index, long now)
    {
        if (index >= own.Calls.Count && calls == MostCalls)
        {
            overflowed = now;
            return null;
        }

        while (own.Calls.Count <= index)
        {
            own.Calls.Add(new Pending());
            calls++;
        }

        return own.Calls[index];
    }

    private sealed class Series
    {
        public List<Pending> Calls { get; } = [];

        public int Durations;

        public int Inputs;

        public int Outputs;
    }

    private sealed class Pending
    {
        public long Started { get; set; }

        public long? Ended { get; set; }

        public CallEnd End { get; set; }

        public long? Input { get; set; }

        public long? Output { get; set; }

        public CallReading Read(string operation, string? model)
        {
            var output = Output ?? (operation == GenAiOperation.Embeddings ? 0 : null);
            return new()
            {
                Operation = operation,
                Model = model,
                Usage = End != CallEnd.CutShort && Input is { } input && output is { } told ? new TokenUsage { Input = input, Output = told } : null,
                Unpriceable = "metrics do not tell cached tokens, so the cost would be too high: have spans emitted, or measure with .Measured() or a MeasuringHandler",
                ToolsUnseen = End == CallEnd.Complete && GenAiOperation.IsStep(operation),
                End = End,
            };
        }
    }
}

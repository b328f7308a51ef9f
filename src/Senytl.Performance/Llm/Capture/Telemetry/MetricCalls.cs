namespace Senytl.Performance.Measuring;

/// <summary>
/// Model calls of one request that only metrics told of. A duration and two counts of tokens make a call; which belong together
/// is known by model and order alone, so that sums are right where calls overlap. Not thread-safe: its request guards it.
/// </summary>
internal sealed class MetricCalls
{
    private const string Duration = "gen_ai.client.operation.duration";
    private const string Tokens = "gen_ai.client.token.usage";

    private readonly List<Pending> calls = [];

    public static bool Reads(string instrument) => instrument is Duration or Tokens;

    public void Add(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, long now)
    {
        var operation = Tag(tags, "gen_ai.operation.name") ?? GenAiOperation.Chat;
        var model = Tag(tags, "gen_ai.response.model") ?? Tag(tags, "gen_ai.request.model");
        if (GenAiSpan.OperationOf(operation, tags: null) is null)
        {
            return;
        }

        switch (instrument, Tag(tags, "gen_ai.token.type"))
        {
            case (Duration, _):
                var call = Find(model, operation, pending => pending.Ended is null);
                call.Ended = now;
                call.Started = now - (long)(value * RunClock.NanosecondsPerSecond);
                call.End = Tag(tags, "error.type") is { } error ? GenAiSpan.EndOf(error) : CallEnd.Complete;
                break;
            case (Tokens, "input"):
                Find(model, operation, pending => pending.Input is null).Input = (long)value;
                break;
            case (Tokens, "output" or "completion"):
                Find(model, operation, pending => pending.Output is null).Output = (long)value;
                break;
        }
    }

    /// <summary>The calls to models of which nothing else was seen.</summary>
    /// <param name="seen">Whether a call to a model was seen otherwise.</param>
    public IEnumerable<SettledCall> Settle(Func<string?, bool> seen) =>
        from call in calls
        where call.Ended is not null && !seen(call.Model)
        select new SettledCall(CallWitness.Span, call.Read(), call.Started, FirstContent: 0, call.Ended!.Value);

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

    private Pending Find(string? model, string operation, Predicate<Pending> lacks)
    {
        var call = calls.Find(pending => pending.Model == model && pending.Operation == operation && lacks(pending));
        if (call is null)
        {
            call = new Pending { Model = model, Operation = operation };
            calls.Add(call);
        }

        return call;
    }

    private sealed class Pending
    {
        public string? Model { get; init; }

        public required string Operation { get; init; }

        public long Started { get; set; }

        public long? Ended { get; set; }

        public CallEnd End { get; set; }

        public long? Input { get; set; }

        public long? Output { get; set; }

        public CallReading Read() => new()
        {
            Operation = Operation,
            Model = Model,
            Usage = Input is null && Output is null ? null : new TokenUsage { Input = Input ?? 0, Output = Output ?? 0 },
            Unpriceable = "metrics do not tell cached tokens, so the cost would be too high: have spans emitted, or measure with .Measured() or a MeasuringHandler",
            Failed = End != CallEnd.Complete,
            CutShort = End == CallEnd.CutShort && Input is null && Output is null,
        };
    }
}

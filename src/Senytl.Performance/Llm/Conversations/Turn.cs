namespace Senytl.Performance.Measuring;

/// <summary>One turn of a conversation: model calls up to one that calls no tool.</summary>
internal sealed class Turn
{
    private Dictionary<ulong, int>? repeats;
    private bool answered;
    private long ended;

    /// <summary>Absent while no call of it has told any: one that failed is no evidence of a turn that costs nothing.</summary>
    public long? Tokens { get; private set; }

    /// <summary>The prompt of its last call: how large the context has become. Absent while no call has told it.</summary>
    public long? LastInput { get; private set; }

    public int LongestLoop { get; private set; }

    /// <summary>Whether a call belongs here: the turn waits for an answer, or the call began before it had one.</summary>
    public bool Takes(long started) => !answered || started < ended;

    public void Add(SettledCall call, TokenUsage? usage)
    {
        AddTokens(usage?.Total);
        LastInput = usage?.Input ?? LastInput;
        answered = call.Reading.ToolCalls == 0 && (!call.Reading.Failed || Heard(call));
        ended = Math.Max(ended, call.Ended);
        LongestLoop = Math.Max(LongestLoop, call.Reading.ToolCalls > 0 ? 1 : 0);
        foreach (var fingerprint in call.Reading.Fingerprints)
        {
            repeats ??= [];
            repeats[fingerprint] = repeats.GetValueOrDefault(fingerprint) + 1;
            LongestLoop = Math.Max(LongestLoop, repeats[fingerprint]);
        }
    }

    public void AddTokens(long? tokens) => Tokens = tokens is null ? Tokens : (Tokens ?? 0) + tokens;

    /// <summary>Who breaks off an answer that has begun has heard of it, and goes on with the next question.</summary>
    private static bool Heard(SettledCall call) => call.FirstContent != 0 && call.Reading.Counts;
}

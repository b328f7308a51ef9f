namespace Senytl.Performance.Measuring;

/// <summary>A running sum of call totals. Adding measured usage allocates nothing; the sum is made when it is read.</summary>
internal sealed class CallSum
{
    private CallTotals totals;
    private TokenUsage? estimated;
    private bool any;
    private long input;
    private long output;
    private long cachedInput;
    private long cacheWrite5m;
    private long cacheWrite1h;
    private long reasoning;
    private long audioInput;
    private long cachedAudioInput;
    private long audioOutput;

    public CallTotals Value
    {
        get
        {
            var value = totals;
            value.Usage = Usage;
            return value;
        }
    }

    private TokenUsage? Usage => (any, estimated) switch
    {
        (false, _) => estimated,
        (_, null) => Measured,
        _ => Measured + estimated,
    };

    private TokenUsage Measured => new()
    {
        Input = input,
        Output = output,
        CachedInput = cachedInput,
        CacheWrite5m = cacheWrite5m,
        CacheWrite1h = cacheWrite1h,
        Reasoning = reasoning,
        AudioInput = audioInput,
        CachedAudioInput = cachedAudioInput,
        AudioOutput = audioOutput,
    };

    public void Add(in CallTotals more)
    {
        totals.AddAllButUsage(more);
        if (more.Usage is not { } usage)
        {
            return;
        }

        if (usage.Source == UsageSource.Measured)
        {
            AddMeasured(usage);
        }
        else
        {
            estimated = estimated is null ? usage : estimated + usage;
        }
    }

    private void AddMeasured(TokenUsage usage)
    {
        checked
        {
            any = true;
            input += usage.Input;
            output += usage.Output;
            cachedInput += usage.CachedInput;
            cacheWrite5m += usage.CacheWrite5m;
            cacheWrite1h += usage.CacheWrite1h;
            reasoning += usage.Reasoning;
            audioInput += usage.AudioInput;
            cachedAudioInput += usage.CachedAudioInput;
            audioOutput += usage.AudioOutput;
        }
    }
}

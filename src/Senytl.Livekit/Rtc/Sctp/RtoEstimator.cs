namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Smoothed round-trip time and retransmission timeout (RFC 9260 section 6.3.1).</summary>
internal sealed class RtoEstimator(SctpOptions options)
{
    private double _variation;
    private double _smoothed;

    /// <summary>The present timeout.</summary>
    public TimeSpan Timeout { get; private set; } = options.InitialTimeout;

    /// <summary>Whether there is a round-trip time.</summary>
    public bool IsMeasured { get; private set; }

    /// <summary>The smoothed round-trip time; zero before the first measurement.</summary>
    public TimeSpan Smoothed => TimeSpan.FromSeconds(_smoothed);

    /// <summary>The shortest round-trip time seen; zero before the first measurement.</summary>
    public TimeSpan Shortest { get; private set; }

    /// <summary>Takes a measurement, which must not stem from a chunk that was sent twice.</summary>
    public void Measure(TimeSpan roundTrip)
    {
        var sample = Math.Max(0, roundTrip.TotalSeconds);
        Shortest = IsMeasured && Shortest < roundTrip ? Shortest : roundTrip;
        if (IsMeasured)
        {
            _variation += (Math.Abs(_smoothed - sample) - _variation) / 4;
            _smoothed += (sample - _smoothed) / 8;
        }
        else
        {
            (IsMeasured, _smoothed, _variation) = (true, sample, sample / 2);
        }

        Recover();
    }

    /// <summary>Takes back the doubling: something new was acknowledged.</summary>
    public void Recover() => Timeout = Estimate;

    /// <summary>Doubles the timeout after it ran out (section 6.3.3, rule E2), though never beyond what a longer path needs.</summary>
    public void BackOff()
    {
        var most = Longer(options.MaxTimeout, Estimate);
        Timeout = Timeout * 2 < most ? Timeout * 2 : most;
    }

    private TimeSpan Estimate =>
        Longer(options.MinTimeout, IsMeasured ? TimeSpan.FromSeconds(_smoothed + (4 * _variation)) : options.InitialTimeout);

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;
}

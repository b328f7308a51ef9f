namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Smoothed round-trip time and retransmission timeout (RFC 9260 section 6.3.1).</summary>
internal sealed class RtoEstimator(SctpOptions options)
{
    private double _variation;
    private double _smoothed;
    private bool _measured;

    /// <summary>The present timeout.</summary>
    public TimeSpan Timeout { get; private set; } = options.InitialTimeout;

    /// <summary>The smoothed round-trip time; zero before the first measurement.</summary>
    public TimeSpan Smoothed => TimeSpan.FromSeconds(_smoothed);

    /// <summary>The shortest round-trip time seen; zero before the first measurement.</summary>
    public TimeSpan Shortest { get; private set; }

    /// <summary>Takes a measurement, which must not stem from a chunk that was sent twice.</summary>
    public void Measure(TimeSpan roundTrip)
    {
        var sample = Math.Max(0, roundTrip.TotalSeconds);
        Shortest = _measured && Shortest < roundTrip ? Shortest : roundTrip;
        if (_measured)
        {
            _variation += (Math.Abs(_smoothed - sample) - _variation) / 4;
            _smoothed += (sample - _smoothed) / 8;
        }
        else
        {
            (_measured, _smoothed, _variation) = (true, sample, sample / 2);
        }

        Recover();
    }

    /// <summary>Takes back the doubling: something new was acknowledged.</summary>
    public void Recover() =>
        Timeout = _measured ? Clamp(TimeSpan.FromSeconds(_smoothed + (4 * _variation))) : Clamp(options.InitialTimeout);

    /// <summary>Doubles the timeout after it ran out (section 6.3.3, rule E2).</summary>
    public void BackOff() => Timeout = Clamp(Timeout * 2);

    private TimeSpan Clamp(TimeSpan value) =>
        value < options.MinTimeout ? options.MinTimeout : value > options.MaxTimeout ? options.MaxTimeout : value;
}

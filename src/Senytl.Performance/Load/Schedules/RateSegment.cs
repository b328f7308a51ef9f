namespace Senytl.Performance;

/// <summary>A rate that moves in a straight line from one value to another.</summary>
/// <param name="From">Arrivals per second at the start.</param>
/// <param name="To">Arrivals per second at the end.</param>
/// <param name="Duration">How long it takes.</param>
internal readonly record struct RateSegment(double From, double To, TimeSpan Duration)
{
    /// <summary>The arrivals that fall into the segment: the area under the rate.</summary>
    // Decimal, because 0.1/s for 30 s is 3.0000000000000004 in binary, and would be four arrivals.
    public decimal Area => ((decimal)From + (decimal)To) / 2 * Duration.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>The time in nanoseconds, from the start of the segment, at which the area reaches a value.</summary>
    public double NanosecondsAt(double area)
    {
        if (area <= 0)
        {
            return 0;
        }

        // The root in the form that neither cancels nor divides by a slope of zero.
        var slope = (To - From) / Duration.TotalSeconds;
        var root = Math.Sqrt(Math.Max(0, (From * From) + (2 * slope * area)));
        return 1e9 * 2 * area / (From + root);
    }
}

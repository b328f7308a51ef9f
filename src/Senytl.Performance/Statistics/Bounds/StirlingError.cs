namespace Senytl.Performance.Statistics;

/// <summary>What Stirling's formula misses: ln Γ(n + 1) − ((n + ½) ln n − n + ½ ln 2π).</summary>
/// <remarks>NIST DLMF 5.11.1; small arguments are carried up by the recurrence of Γ.</remarks>
internal static class StirlingError
{
    private const double Smallest = 16;

    /// <summary>The error for n over 0, to about 1e-15.</summary>
    public static double Of(double n)
    {
        var carried = 0.0;
        while (n < Smallest)
        {
            carried += ((n + 0.5) * double.LogP1(1 / n)) - 1;
            n++;
        }

        var square = n * n;
        return carried + ((1 / 12.0) - (((1 / 360.0) - (((1 / 1260.0) - (((1 / 1680.0) - (1 / (1188.0 * square))) / square)) / square)) / square)) / n;
    }
}

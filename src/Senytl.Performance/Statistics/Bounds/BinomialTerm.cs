namespace Senytl.Performance.Statistics;

/// <summary>Γ(n + 1) / (Γ(a + 1) Γ(b + 1)) · x^a · (1 − x)^b with n = a + b: the probability of a successes in n, for real a and b.</summary>
/// <remarks>
/// Saddle-point expansion: no cancellation of large logarithms, so it stays accurate at n = 1e8.
/// C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000).
/// </remarks>
internal static class BinomialTerm
{
    /// <summary>The term for a and b over 0 and x strictly between 0 and 1.</summary>
    public static double Of(double a, double b, double x)
    {
        var n = a + b;
        var exponent = StirlingError.Of(n) - StirlingError.Of(a) - StirlingError.Of(b)
            - Deviance(a, n * x) - Deviance(b, n * (1 - x));
        return Math.Exp(exponent) * Math.Sqrt(n / (2 * Math.PI * a * b));
    }

    // a·ln(a/m) + m − a, by series where a is near m and the plain form would cancel.
    private static double Deviance(double a, double m)
    {
        if (Math.Abs(a - m) >= 0.1 * (a + m))
        {
            return (a * Math.Log(a / m)) + m - a;
        }

        var v = (a - m) / (a + m);
        var sum = (a - m) * v;
        var power = 2 * a * v;
        for (var j = 1; ; j++)
        {
            power *= v * v;
            var next = sum + (power / ((2 * j) + 1));
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}

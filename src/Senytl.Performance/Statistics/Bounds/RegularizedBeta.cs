namespace Senytl.Performance.Statistics;

/// <summary>The regularized incomplete beta function I_x(a, b).</summary>
/// <remarks>NIST DLMF 8.17.22 (continued fraction), evaluated by the method of Lentz, doi:10.1364/AO.15.000668.</remarks>
internal static class RegularizedBeta
{
    private const double Tiny = 1e-300;
    private const int MaxTerms = 5_000_000;

    /// <summary>The value for a and b over 0 and x in [0, 1], to about 1e-13.</summary>
    public static double Of(double x, double a, double b) => Tail(x, a, b, lower: true);

    /// <summary>1 − I_x(a, b), without the loss of that subtraction.</summary>
    public static double Complement(double x, double a, double b) => Tail(x, a, b, lower: false);

    private static double Tail(double x, double a, double b, bool lower)
    {
        if (x <= 0 || x >= 1)
        {
            return x >= 1 == lower ? 1 : 0;
        }

        var term = BinomialTerm.Of(a, b, x) / (a + b);
        var isLower = x < (a + 1) / (a + b + 2);
        var tail = isLower ? term * b * Fraction(x, a, b) : term * a * Fraction(1 - x, b, a);
        return Math.Clamp(isLower == lower ? tail : 1 - tail, 0, 1);
    }

    private static double Fraction(double x, double a, double b)
    {
        var d = NotZero(1 - ((a + b) * x / (a + 1)));
        var c = 1.0;
        d = 1 / d;
        var result = d;
        for (var m = 1; m <= MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            result *= c * d;

            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            result *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-16)
            {
                return result;
            }
        }

        throw new ArithmeticException($"The incomplete beta function did not converge for x = {x:R}, a = {a:R}, b = {b:R}.");
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}

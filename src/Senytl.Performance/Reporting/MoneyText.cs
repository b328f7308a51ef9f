using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>US dollars: six decimals, and for less than a cent as many as three significant digits need.</summary>
internal static class MoneyText
{
    private const int MostDecimals = 15;

    public static string Of(decimal usd)
    {
        var decimals = 6;
        for (var scaled = Math.Abs(usd) * 10_000; scaled is > 0 and < 1 && decimals < MostDecimals; scaled *= 10)
        {
            decimals++;
        }

        return "$" + usd.ToString("#,0.00" + new string('#', decimals - 2), CultureInfo.InvariantCulture);
    }

    /// <summary>The amount with all its digits where rounding would make it look like another.</summary>
    public static string Beside(decimal usd, decimal limit) =>
        RoundedText.Beside(usd, limit, Of, all => string.Create(CultureInfo.InvariantCulture, $"${all}"));
}

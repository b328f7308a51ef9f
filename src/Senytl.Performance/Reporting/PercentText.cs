using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>Shares, 0 to 1, as percentages; the same in every culture.</summary>
internal static class PercentText
{
    public static string Of(double share) => Text(share, "0.###");

    /// <summary>A share with all its digits, as its limit states it.</summary>
    public static string AllDigits(double share) => Text(share, "0.############");

    /// <summary>The share with all its digits where rounding would make it look like another.</summary>
    public static string Beside(double share, double limit) => RoundedText.Beside(share, limit, Of, AllDigits);

    private static string Text(double share, string format) => $"{(share * 100).ToString(format, CultureInfo.InvariantCulture)} %";
}

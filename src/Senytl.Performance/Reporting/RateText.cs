using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>Requests per second.</summary>
internal static class RateText
{
    public static string Of(double perSecond) =>
        $"{perSecond.ToString(Format(perSecond), CultureInfo.InvariantCulture)}/s";

    /// <summary>The rate with all its digits where rounding would make it look like another.</summary>
    public static string Beside(double perSecond, double limit) =>
        RoundedText.Beside(perSecond, limit, Of, all => string.Create(CultureInfo.InvariantCulture, $"{all:R}/s"));

    private static string Format(double perSecond) => perSecond switch
    {
        >= 1 => "#,0.##",
        >= 0.01 => "0.####",
        _ => "0.########",
    };
}

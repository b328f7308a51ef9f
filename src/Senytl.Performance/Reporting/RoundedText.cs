namespace Senytl.Performance.Reporting;

/// <summary>A measured value beside its limit, both rounded for people.</summary>
internal static class RoundedText
{
    /// <summary>The value rounded, and with all its digits where rounding would make it look like the limit that it is not.</summary>
    public static string Beside<T>(T value, T limit, Func<T, string> rounded, Func<T, string> allDigits)
        where T : struct, IEquatable<T>
    {
        var text = rounded(value);
        return !value.Equals(limit) && text == rounded(limit) ? allDigits(value) : text;
    }
}

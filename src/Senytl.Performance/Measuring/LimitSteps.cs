namespace Senytl.Performance.Measuring;

/// <summary>Limits in the whole steps in which observations are kept.</summary>
internal static class LimitSteps
{
    /// <summary>The largest whole number of steps within the limit: what the observations are compared with.</summary>
    /// <param name="nanoseconds">The limit.</param>
    /// <param name="perNanosecond">Steps of a nanosecond.</param>
    public static long Within(double nanoseconds, int perNanosecond = 1) => (long)Math.Floor(Math.Round(nanoseconds * perNanosecond, 3));
}

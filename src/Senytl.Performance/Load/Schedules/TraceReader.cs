using System.Globalization;

namespace Senytl.Performance;

/// <summary>Reads a timestamp file line by line.</summary>
internal sealed class TraceReader(string path) : IDisposable
{
    private const decimal NanosecondsPerSecond = 1_000_000_000;
    private const decimal MaxSeconds = 9_000_000_000;

    private readonly StreamReader reader = new(path);
    private bool mayBeHeader = true;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The text of the line that was read last.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Goes to the next line that states a time.</summary>
    /// <param name="nanoseconds">The time; null when the line is not a timestamp.</param>
    /// <returns>False at the end of the file.</returns>
    public bool TryRead(out long? nanoseconds)
    {
        while (reader.ReadLine() is { } line)
        {
            Line++;
            Text = line;
            var field = line.AsSpan();
            var comma = field.IndexOf(',');
            field = (comma < 0 ? field : field[..comma]).Trim();
            if (field.IsEmpty || field[0] == '#')
            {
                continue;
            }

            nanoseconds = Parse(field);
            var isHeader = mayBeHeader && nanoseconds is null && char.IsLetter(field[0]);
            mayBeHeader = false;
            if (!isHeader)
            {
                return true;
            }
        }

        nanoseconds = null;
        return false;
    }

    public void Dispose() => reader.Dispose();

    private static long? Parse(ReadOnlySpan<char> field)
    {
        if (decimal.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return Math.Abs(seconds) <= MaxSeconds ? (long)(seconds * NanosecondsPerSecond) : null;
        }

        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return field.Length >= 10 && char.IsAsciiDigit(field[0])
            && DateTimeOffset.TryParse(field, CultureInfo.InvariantCulture, Styles, out var moment)
            ? moment.Subtract(DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick
            : null;
    }
}

using System.Globalization;

namespace Senytl.Performance.Statistics;

/// <summary>Writes an <c>.hlog</c>: a line for each interval with its whole distribution, version 1.3 of the format.</summary>
/// <remarks>Observations are in nanoseconds; the column of maxima is in milliseconds, as its readers expect. Tools for
/// HdrHistogram logs read it.</remarks>
internal sealed class HdrIntervalLog
{
    private const double NanosecondsPerMillisecond = 1e6;

    private readonly TextWriter output;

    /// <summary>Starts a log.</summary>
    /// <param name="output">Where it is written; not closed.</param>
    /// <param name="start">The wall-clock time to which intervals are relative.</param>
    public HdrIntervalLog(TextWriter output, DateTimeOffset start)
    {
        this.output = output;
        var seconds = (start.ToUnixTimeMilliseconds() / 1000.0).ToString("F3", CultureInfo.InvariantCulture);
        var label = start.UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
        WriteLine("#[Histogram log format version 1.3]");
        WriteLine($"#[BaseTime: {seconds} (seconds since epoch)]");
        WriteLine($"#[StartTime: {seconds} (seconds since epoch), {label}]");
        WriteLine("\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"");
    }

    /// <summary>Writes one interval.</summary>
    /// <param name="offset">When it began, from the start of the log.</param>
    /// <param name="length">How long it was.</param>
    /// <param name="counts">What was observed in it.</param>
    /// <param name="tag">Names the measure where a log holds several; without comma, space or line break.</param>
    public void Write(TimeSpan offset, TimeSpan length, HdrCounts counts, string? tag = null)
    {
        if (tag is not null && (tag.Length == 0 || tag.Any(c => c == ',' || char.IsWhiteSpace(c))))
        {
            throw new ArgumentException($"The tag '{tag}' cannot stand in a histogram log: use text without comma, space or line break.", nameof(tag));
        }

        var prefix = tag is null ? "" : $"Tag={tag},";
        WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{prefix}{offset.TotalSeconds:F3},{length.TotalSeconds:F3},{counts.Max / NanosecondsPerMillisecond:F3},{HdrEncoding.Encode(counts)}"));
    }

    // The same line ends on every system, since some readers take a carriage return for part of the last field.
    private void WriteLine(string line)
    {
        output.Write(line);
        output.Write('\n');
    }
}

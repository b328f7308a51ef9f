using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

public sealed partial class PerformanceResult
{
    /// <summary>The report as text, the same in every culture.</summary>
    /// <param name="format">Text, JSON or Markdown.</param>
    /// <param name="includeSamples">JSON only: whether every kept request is included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is unknown.</exception>
    public string ToReport(ReportFormat format = ReportFormat.Text, bool includeSamples = false) => format switch
    {
        ReportFormat.Text => TextReport.Of(this),
        ReportFormat.Json => JsonReport.Of(this, includeSamples),
        ReportFormat.Markdown => MarkdownReport.Of(this),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A report is Text, Json or Markdown."),
    };

    /// <summary>Writes the report to a file, making its folder. An existing file is never overwritten.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="format">Text, JSON or Markdown.</param>
    /// <param name="includeSamples">JSON only: whether every kept request is included.</param>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public void WriteReport(string path, ReportFormat format = ReportFormat.Text, bool includeSamples = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew));
        writer.Write(ToReport(format, includeSamples));
    }

    /// <summary>
    /// Writes an HdrHistogram log (<c>.hlog</c>, V2 compressed) of response and service times in nanoseconds, tagged
    /// <c>response_time</c> and <c>service_time</c>, which the tools of HdrHistogram read. An existing file is never overwritten.
    /// </summary>
    /// <remarks>
    /// A line for each second of the measured run, with its start and length; added up they are the whole run. Requests
    /// are in the interval in which they were recorded as ended. At 4,096 intervals or 1 MB, neighbours are joined.
    /// The result of a run that still goes on has one line of all requests so far.
    /// </remarks>
    /// <param name="path">Where to.</param>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public void WriteHistogramLog(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew));
        var log = new HdrIntervalLog(writer, StartedAt);
        foreach (var interval in Intervals.Count == 0 && ResponseTime.Count > 0 ? [Whole()] : Intervals)
        {
            log.Write(interval.StartsAfter, interval.Length, interval.ResponseTime, "response_time");
            log.Write(interval.StartsAfter, interval.Length, interval.ServiceTime, "service_time");
        }
    }

    private HistogramInterval Whole() => new(
        StartsAfter, WallTime, HdrCounts.Of(ResponseTime.Nanoseconds), HdrCounts.Of(ServiceTime.Nanoseconds));

    /// <summary>The text report.</summary>
    public override string ToString() => TextReport.Of(this);
}

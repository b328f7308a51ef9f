using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

/// <summary>Writes Senytl's reports beside BenchmarkDotNet's: a JSON file a benchmark, and one Markdown file of all.</summary>
/// <remarks>
/// Add it with <c>config.AddExporter(new SenytlExporter(objectives))</c>. The JSON has the schema of
/// <see cref="ResultDocument"/>. Files of an earlier run of the same class are replaced, as BenchmarkDotNet's are; a summary of
/// several classes has files of its own.
/// </remarks>
/// <param name="objectives">What to judge in the reports; may be none.</param>
public sealed class SenytlExporter(params Objective[] objectives) : IExporter
{
    private const string Suffix = "-report-senytl";

    // A file's name is made of two, and 255 characters are what most file systems take.
    private const int LongestName = 100;

    /// <inheritdoc/>
    public string Name => nameof(SenytlExporter);

    /// <inheritdoc/>
    public void ExportToLog(Summary summary, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        logger.WriteLine(Markdown(summary.ToResults(objectives)));
    }

    /// <summary>Writes the files.</summary>
    /// <returns>Their paths, the Markdown first.</returns>
    public IEnumerable<string> ExportToFiles(Summary summary, ILogger consoleLogger)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var results = summary.ToResults(objectives);
        var stem = Path.Combine(summary.ResultsDirectoryPath, FileNames.Of(NameOf(summary), LongestName) + Suffix);
        Directory.CreateDirectory(summary.ResultsDirectoryPath);
        foreach (var earlier in Directory.GetFiles(summary.ResultsDirectoryPath, Path.GetFileName(stem) + "-*.json"))
        {
            File.Delete(earlier);
        }

        var written = new List<string> { stem + ".md" };
        File.WriteAllText(written[0], Markdown(results));
        foreach (var (result, index) in results.Select((result, index) => (result, index)))
        {
            var path = $"{stem}-{index + 1}-{FileNames.Of(result.Name, LongestName)}.json";
            File.WriteAllText(path, result.ToReport(ReportFormat.Json));
            written.Add(path);
        }

        return written;
    }

    /// <summary>As BenchmarkDotNet names its files: the title has the time of the run, so that each run would leave its own.</summary>
    private static string NameOf(Summary summary) =>
        summary.BenchmarksCases.Select(benchmark => benchmark.Descriptor.Type).Distinct().ToList() is [var only] ? only.ToString() : summary.Title;

    private static string Markdown(IEnumerable<PerformanceResult> results) =>
        string.Join("\n", results.Select(result => result.ToReport(ReportFormat.Markdown)));
}

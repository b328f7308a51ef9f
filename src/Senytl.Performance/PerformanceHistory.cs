using System.Text.Json;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>Past results of a test, read from its result files.</summary>
public static class PerformanceHistory
{
    /// <summary>The finished results of a test, oldest first. Empty when it never ran.</summary>
    /// <param name="testName">The name as it stands in reports.</param>
    /// <exception cref="InvalidDataException">A file is not a result of a known schema; the message names it.</exception>
    public static IReadOnlyList<ResultDocument> Of(string testName)
    {
        ArgumentException.ThrowIfNullOrEmpty(testName);
        var folder = ResultFolder.Of(testName);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.json").Where(IsFinished).Select(Read).Where(result => result.Name == testName).OrderBy(result => result.StartedAt)]
            : [];
    }

    private static bool IsFinished(string path) => !path.EndsWith(".partial.json", StringComparison.Ordinal);

    private static ResultDocument Read(string path)
    {
        try
        {
            var result = JsonReport.Read(File.ReadAllText(path));
            return result.Schema is >= 1 and <= ResultDocument.CurrentSchema
                ? result
                : throw new InvalidDataException(
                    $"{path} has schema {result.Schema}; this version reads 1 to {ResultDocument.CurrentSchema}. Update Senytl, or move the file away.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is not a result file: {exception.Message} Move the file away.", exception);
        }
    }
}

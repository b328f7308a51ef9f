using Senytl.Performance;

namespace Senytl.Cli.Load;

/// <summary>A report to be written; refused before the run when it could not be written after it.</summary>
internal sealed record ReportFile(string Path, Action<PerformanceResult> Write)
{
    public static ReportFile For(string path)
    {
        Action<PerformanceResult> write = System.IO.Path.GetExtension(path) switch
        {
            ".json" => result => result.WriteReport(path, ReportFormat.Json),
            ".md" => result => result.WriteReport(path, ReportFormat.Markdown),
            ".txt" => result => result.WriteReport(path, ReportFormat.Text),
            ".hlog" => result => result.WriteHistogramLog(path),
            var other => throw CommandException.Usage($"--report is '{path}', which ends in '{other}'; it ends in .json, .md, .txt or .hlog, such as --report load.json."),
        };
        if (System.IO.Path.Exists(path))
        {
            throw CommandException.Usage($"--report is '{path}', which exists; a report never overwrites. Give another name, or remove it.");
        }

        TryToWrite(path);
        return new ReportFile(path, write);
    }

    private static void TryToWrite(string path)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            using (File.Create(path))
            {
            }

            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"--report is '{path}', which cannot be written: {exception.Message} Name a file in a folder that can be written.");
        }
    }
}

using Senytl.Performance;

namespace Senytl.Cli.Load;

/// <summary>A report to be written; refused before the run when it could not be written after it.</summary>
internal sealed record ReportFile(string Path, ReportFormat Format)
{
    public static ReportFile For(string path)
    {
        var format = System.IO.Path.GetExtension(path) switch
        {
            ".json" => ReportFormat.Json,
            ".md" => ReportFormat.Markdown,
            ".txt" => ReportFormat.Text,
            var other => throw CommandException.Usage($"--report is '{path}', which ends in '{other}'; it ends in .json, .md or .txt, such as --report load.json."),
        };
        return System.IO.Path.Exists(path)
            ? throw CommandException.Usage($"--report is '{path}', which exists; a report never overwrites. Give another name, or remove it.")
            : new ReportFile(path, format);
    }
}

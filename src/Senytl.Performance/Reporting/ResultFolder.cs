using System.Text;
using Senytl.Performance.Adapters;

namespace Senytl.Performance.Reporting;

/// <summary>Where result files lie: <c>SENYTL_RESULTS</c>, else <c>TestResults/senytl</c> beside the test project.</summary>
internal static class ResultFolder
{
    private const int LongestName = 120;

    public static string Root()
    {
        var chosen = Environment.GetEnvironmentVariable(PerformanceEnvironment.ResultsVariable);
        return string.IsNullOrWhiteSpace(chosen)
            ? Path.Combine(ProjectFolder() ?? AppContext.BaseDirectory, "TestResults", "senytl")
            : Path.GetFullPath(chosen);
    }

    /// <summary>A folder name for a test: letters, digits, '.', '-' and '_' stay.</summary>
    public static string NameFor(string test)
    {
        var name = new StringBuilder();
        foreach (var character in test)
        {
            name.Append(char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '_');
        }

        var text = name.ToString().Trim('.', '_');
        return text.Length switch
        {
            0 => "unnamed",
            > LongestName => text[..LongestName],
            _ => text,
        };
    }

    /// <summary>The nearest folder above the test's binaries that holds a project file.</summary>
    private static string? ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.*proj").Any())
            {
                return folder.FullName;
            }
        }

        return null;
    }
}

using Senytl.Performance.Adapters;

namespace Senytl.Performance.Reporting;

/// <summary>Where result files lie: <c>SENYTL_RESULTS</c>, else <c>TestResults/senytl</c> beside the test project.</summary>
internal static class ResultFolder
{
    public static string Root()
    {
        var chosen = Environment.GetEnvironmentVariable(PerformanceEnvironment.ResultsVariable);
        return string.IsNullOrWhiteSpace(chosen)
            ? Path.Combine(ProjectFolder() ?? AppContext.BaseDirectory, "TestResults", "senytl")
            : Path.GetFullPath(chosen);
    }

    /// <summary>Where the files of a test lie.</summary>
    public static string Of(string test) => Path.Combine(Root(), FileNames.Of(test));

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

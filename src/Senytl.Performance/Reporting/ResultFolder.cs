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

    /// <summary>Makes the folder of a test's files where it is not there.</summary>
    /// <exception cref="InvalidOperationException">It cannot be made.</exception>
    public static string Create(string test)
    {
        var folder = Of(test);
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, exception);
        }
    }

    public static InvalidOperationException Unwritable(string folder, Exception cause) => new(
        $"No result file can be written to {folder}: {cause.Message} Set {PerformanceEnvironment.ResultsVariable} to a folder that can be written.",
        cause);

    /// <summary>The nearest folder above the test's binaries that holds a project file.</summary>
    private static string? ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (HoldsProject(folder))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    /// <summary>A folder that may be passed through but not listed holds none that concerns us.</summary>
    private static bool HoldsProject(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFiles("*.*proj").Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

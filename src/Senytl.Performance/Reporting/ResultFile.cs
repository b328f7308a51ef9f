using System.Globalization;
using Senytl.Performance.Adapters;

namespace Senytl.Performance.Reporting;

/// <summary>
/// The files of one run: JSON, text and Markdown under a name with the time in it, so that a later run overwrites none.
/// While the run goes on, a partial JSON file keeps what was recorded if the process dies.
/// </summary>
internal sealed class ResultFile : IDisposable
{
    private readonly string stem;
    private readonly string partial;

    private ResultFile(string stem)
    {
        this.stem = stem;
        partial = stem + ".partial.json";
    }

    public static ResultFile Create(string name, TimeProvider time)
    {
        var folder = ResultFolder.Create(name);
        var label = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        for (var attempt = 1; ; attempt++)
        {
            var stem = Path.Combine(folder, attempt == 1 ? label : string.Create(CultureInfo.InvariantCulture, $"{label}-{attempt}"));
            try
            {
                // The partial file claims the name: two runs in the same millisecond do not share it.
                new FileStream(stem + ".partial.json", FileMode.CreateNew).Dispose();
                if (!File.Exists(stem + ".json"))
                {
                    return new ResultFile(stem);
                }

                File.Delete(stem + ".partial.json");
            }
            catch (IOException) when (File.Exists(stem + ".partial.json"))
            {
            }
        }
    }

    public void WritePartial(PerformanceResult result) => WriteWhole(partial, JsonReport.Of(result));

    /// <summary>Writes the final files and returns their paths, JSON first.</summary>
    /// <exception cref="InvalidOperationException">They cannot be written.</exception>
    public IReadOnlyList<string> Write(PerformanceResult result)
    {
        (string Path, string Text)[] files =
        [
            (stem + ".json", JsonReport.Of(result, PerformanceEnvironment.Samples)),
            (stem + ".txt", TextReport.Of(result)),
            (stem + ".md", MarkdownReport.Of(result)),
        ];
        try
        {
            foreach (var (path, text) in files)
            {
                WriteWhole(path, text);
            }

            File.Delete(partial);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ResultFolder.Unwritable(Path.GetDirectoryName(stem)!, exception);
        }

        return [.. files.Select(file => file.Path)];
    }

    /// <summary>Removes what was kept of a run that has no result.</summary>
    public void Discard() => File.Delete(partial);

    /// <summary>Removes the partial file when nothing was ever written to it.</summary>
    public void Dispose()
    {
        if (File.Exists(partial) && new FileInfo(partial).Length == 0)
        {
            File.Delete(partial);
        }
    }

    /// <summary>Under its name a file is whole, or what it was before: who reads a history, or dies while writing, leaves no half of one.</summary>
    private static void WriteWhole(string path, string text)
    {
        var written = path + ".new";
        try
        {
            File.WriteAllText(written, text);
            File.Move(written, path, overwrite: true);
        }
        finally
        {
            File.Delete(written);
        }
    }
}

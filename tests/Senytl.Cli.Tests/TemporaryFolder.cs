namespace Senytl.Cli.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("senytl-cli-");

    public string File(string name, string? text = null)
    {
        var path = Path.Combine(_folder.FullName, name);
        if (text is not null)
        {
            System.IO.File.WriteAllText(path, text);
        }

        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

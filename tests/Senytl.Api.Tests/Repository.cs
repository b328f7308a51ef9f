using System.Runtime.CompilerServices;

namespace Senytl.Api.Tests;

/// <summary>Folders of the source tree that this test was built from.</summary>
internal static class Repository
{
    public static string Sources => Path.GetFullPath(Path.Combine(Here(), "..", "..", "src"));

    public static string Approved => Path.Combine(Here(), "api");

    /// <summary>The packages, each a folder with a project under src.</summary>
    public static IEnumerable<string> Packages => Directory.GetDirectories(Sources)
        .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
        .Select(folder => Path.GetFileName(folder)!)
        .Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}

using System.Runtime.CompilerServices;

namespace Senytl.Docs.Tests;

/// <summary>Pages and sources of the tree that this test was built from.</summary>
internal static class Repository
{
    private static readonly string[] CodeFolders = ["samples", "tests"];

    private static string Root => Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Path from the root and text of each page.</summary>
    public static IEnumerable<(string Path, string Text)> Pages =>
        Read(Directory.EnumerateFiles(Root, "*.md").Concat(Under("docs", "*.md")).Concat(Under("samples", "*.md")));

    /// <summary>Path from the root and text of each source file that snippets may come from.</summary>
    public static IEnumerable<(string Path, string Text)> Sources => Read(CodeFolders.SelectMany(folder => Under(folder, "*.cs")));

    /// <summary>Path from the root and text of each source file of the packages.</summary>
    public static IEnumerable<(string Path, string Text)> PackageSources => Read(Under("src", "*.cs"));

    private static IEnumerable<string> Under(string folder, string pattern)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Where(file => !IsOutput(file))
            : [];
    }

    private static bool IsOutput(string file) =>
        Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "TestResults" or "node_modules");

    private static IEnumerable<(string Path, string Text)> Read(IEnumerable<string> files) =>
        files.Order(StringComparer.Ordinal).Select(file => (Path.GetRelativePath(Root, file), File.ReadAllText(file).ReplaceLineEndings("\n")));

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}

namespace Senytl.Docs.Tests;

/// <summary>Finds what a page shows and no source has.</summary>
internal static class SnippetCheck
{
    public static IReadOnlyList<string> Problems(IEnumerable<(string Path, string Text)> pages, IEnumerable<(string Path, string Text)> sources)
    {
        var regions = sources.SelectMany(source => Snippet.InSource(source.Path, source.Text)).ToLookup(region => region.Name);
        var problems = new List<string>();
        foreach (var (path, text) in pages)
        {
            var blocks = Snippet.InPage(path, text).ToList();
            var marks = Snippet.MarksIn(text);
            if (marks != blocks.Count)
            {
                problems.Add($"{path} has {marks} snippet marks, but a csharp block follows {blocks.Count} of them");
            }

            problems.AddRange(blocks.Select(block => Problem(block, regions)).OfType<string>());
        }

        return problems;
    }

    private static string? Problem(Snippet block, ILookup<string, Snippet> regions) => regions[block.Name].ToList() switch
    {
        [] => $"{block.Path} shows '{block.Name}', and no source file has '#region {block.Name}'",
        [var region] when region.Code == block.Code => null,
        [var region] => $"{block.Path} shows '{block.Name}' other than {region.Path} has it. Copy this:\n{region.Code}",
        var several => $"'#region {block.Name}' stands in {string.Join(" and ", several.Select(region => region.Path))}; keep one",
    };
}

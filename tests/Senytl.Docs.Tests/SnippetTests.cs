namespace Senytl.Docs.Tests;

public class SnippetTests
{
    private const string Page = "# Title\n\n<!-- snippet: greet -->\n```csharp\nGreet();\n\n    Wave();\n```\n";
    private const string Source = "class X\n{\n    #region greet\n    Greet();\n\n        Wave();\n    #endregion\n}\n";

    [Fact]
    public void Every_marked_block_of_a_page_is_code_that_compiles()
    {
        var problems = SnippetCheck.Problems(Repository.Pages, Repository.Sources);

        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
        Assert.NotEmpty(Repository.Pages.SelectMany(page => Snippet.InPage(page.Path, page.Text)));
    }

    [Fact]
    public void A_block_equals_its_region_whatever_the_indentation() => Assert.Empty(Check(Page, Source));

    [Fact]
    public void A_block_that_differs_is_shown_as_it_should_be() =>
        Assert.Equal("page.md shows 'greet' other than x.cs has it. Copy this:\nGreet();\n\n    Bow();", Assert.Single(Check(Page, Source.Replace("Wave", "Bow", StringComparison.Ordinal))));

    [Fact]
    public void A_block_without_a_region_is_named() => Assert.Contains("no source file has '#region greet'", Assert.Single(Check(Page, "")));

    [Fact]
    public void Two_regions_of_one_name_are_named() => Assert.Contains("keep one", Assert.Single(Check(Page, Source + Source)));

    [Fact]
    public void A_mark_without_a_block_is_named() => Assert.Contains("1 snippet marks, but a csharp block follows 0", Assert.Single(Check("<!-- snippet: greet -->\ntext", Source)));

    private static IReadOnlyList<string> Check(string page, string source) => SnippetCheck.Problems([("page.md", page)], [("x.cs", source)]);
}

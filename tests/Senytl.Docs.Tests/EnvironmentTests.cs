using System.Text.RegularExpressions;

namespace Senytl.Docs.Tests;

public partial class EnvironmentTests
{
    [Fact]
    public void Every_variable_that_the_packages_read_is_on_its_page()
    {
        var page = Repository.Pages.Single(page => page.Path == Path.Combine("docs", "environment.md")).Text;
        var variables = Repository.PackageSources.SelectMany(source => Variable().Matches(source.Text)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(variables.Count >= 7, string.Join(", ", variables));
        Assert.All(variables, variable => Assert.Contains($"| `{variable}` |", page, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(SENYTL_[A-Z_]+)\"")]
    private static partial Regex Variable();
}

using System.Text.RegularExpressions;

namespace Senytl.ModelServer.Tests.Docs;

public partial class DocumentationTests
{
    [Fact]
    public void Each_piece_of_code_in_the_documentation_is_code_that_tests_compile_and_run()
    {
        var compiled = Flat(Read("Snippets.cs") + Read("EmbeddedServer.cs"));
        var pieces = CodeBlock().Matches(Read("model-server.md")).Select(match => match.Groups[1].Value).ToArray();

        Assert.True(pieces.Length >= 5, $"Only {pieces.Length} pieces of code were found.");
        Assert.All(pieces, piece => Assert.Contains(Flat(piece), compiled, StringComparison.Ordinal));
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", name));

    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}

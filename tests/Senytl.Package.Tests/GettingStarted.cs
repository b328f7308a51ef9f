using System.Text.RegularExpressions;

namespace Senytl.Package.Tests;

/// <summary>The project and the test file of docs/getting-started.md, as a reader pastes them.</summary>
internal static partial class GettingStarted
{
    private const string PackageVersion = "Version=\"0.1.0\"";

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "getting-started.md")).ReplaceLineEndings("\n");

    /// <summary>Writes the two files for a framework of the page, or for xUnit v3, which the page shows in full.</summary>
    public static string WriteTo(string parent, string framework, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, "getting-started-" + framework)).FullName;
        var project = Block("Agent.Tests.csproj");
        var test = Block("AgentSla.cs");
        if (framework != "xunit-v3")
        {
            project = Once(project, "    <OutputType>Exe</OutputType>\n", "");
            project = Once(project, ThreeReferences().Match(project).Value, Block(framework + ".csproj") + "\n");
        }

        if (framework == "nunit")
        {
            project = Once(project, XunitSettings().Match(project).Value, Block("nunit.settings"));
            test = Once(test, "using Xunit;", "using NUnit.Framework;");
            test = Once(test, XunitAssertion().Match(test).Value, Block("nunit.cs"));
        }

        File.WriteAllText(Path.Combine(folder, "Agent.Tests.csproj"), Once(project, PackageVersion, $"Version=\"{version}\""));
        File.WriteAllText(Path.Combine(folder, "AgentSla.cs"), test);
        return folder;
    }

    private static string Block(string name)
    {
        var match = Regex.Match(Page, $"<!-- file: {Regex.Escape(name)} -->\n```[a-z]+\n(.*?)\n```", RegexOptions.Singleline);
        return match.Success ? match.Groups[1].Value : throw new InvalidOperationException($"docs/getting-started.md has no block '{name}'.");
    }

    private static string Once(string text, string old, string with)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return old.Length > 0 && at >= 0 && text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0
            ? text.Replace(old, with, StringComparison.Ordinal)
            : throw new InvalidOperationException($"'{old}' is not there exactly once:\n{text}");
    }

    /// <summary>What belongs to a framework: all references but that of the test SDK.</summary>
    [GeneratedRegex("    <PackageReference Include=\"Senytl.*\n    <PackageReference Include=\"xunit.*\n    <PackageReference Include=\"xunit.*\n")]
    private static partial Regex ThreeReferences();

    [GeneratedRegex(" +<VSTestCLIRunSettings>.*")]
    private static partial Regex XunitSettings();

    [GeneratedRegex(" +Assert\\..*")]
    private static partial Regex XunitAssertion();
}

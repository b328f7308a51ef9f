using System.Text.RegularExpressions;

namespace Senytl.Package.Tests;

/// <summary>What a reader of docs/getting-started.md sees: the same <c>dotnet test</c>, without any option.</summary>
[Trait("Category", "Package")]
public sealed class GettingStartedTests(PackedFeed feed)
{
    [Theory]
    [InlineData("xunit-v3")]
    [InlineData("xunit-v2")]
    [InlineData("nunit")]
    public async Task The_page_makes_a_test_that_shows_its_table_and_fails_once_when_a_limit_is_broken(string framework)
    {
        var folder = GettingStarted.WriteTo(feed.Folder, framework, feed.Version);

        var passed = await TestAsync(folder);
        Assert.True(passed.ExitCode == 0, passed.Output);
        Assert.Equal(1, Count("PASS  p95 latency", passed.Output));
        Assert.Equal(1, Count("p99.9", passed.Output));

        var file = Path.Combine(folder, "AgentSla.cs");
        var source = await File.ReadAllTextAsync(file);
        var broken = source.Replace("LatencyUnder(seconds: 2, ", "LatencyUnder(seconds: 0.001, ", StringComparison.Ordinal);
        Assert.NotEqual(source, broken);
        await File.WriteAllTextAsync(file, broken);

        var failed = await TestAsync(folder);
        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(1, Count("SLA not met", failed.Output));
        Assert.Equal(1, Count("p99.9", failed.Output));
        Assert.Equal(1, Count("PASS  cost per request", failed.Output));
        Assert.DoesNotContain(" at Senytl.", failed.Output, StringComparison.Ordinal);
    }

    private static int Count(string text, string output) => Regex.Count(output, Regex.Escape(text).Replace("\\ \\ ", " +", StringComparison.Ordinal));

    private Task<CommandResult> TestAsync(string folder) => DotNet.RunAsync(folder, feed.RestoreSettings, "test", "--disable-build-servers", "-nologo");
}

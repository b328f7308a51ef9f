using System.Runtime.InteropServices;

namespace Senytl.Package.Tests;

/// <summary>The packages beside the adapters, and the tool, as a user gets them.</summary>
[Trait("Category", "Package")]
public sealed class CompanionTests(PackedFeed feed)
{
    private static readonly string[] Packages =
        ["Senytl.Performance", "Senytl.Performance.FluentAssertions", "Senytl.Performance.BenchmarkDotNet", "Senytl.ModelServer", "Senytl.Livekit"];

    [Fact]
    public async Task Assertions_servers_and_BenchmarkDotNet_work_in_a_program_that_refers_to_their_packages()
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Folder, "companions")).FullName;
        File.Copy(Path.Combine(Repository.ProjectFolder, "Inner", "Companions", "Program.cs"), Path.Combine(folder, "Program.cs"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Companions.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <WarningsNotAsErrors>NU1603</WarningsNotAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>{string.Concat(Packages.Select(Reference))}</ItemGroup>
            </Project>
            """);

        var run = await DotNet.RunAsync(folder, feed.RestoreSettings, "run", "--disable-build-servers");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("all companions work", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_installs_and_shows_a_price()
    {
        var tools = Path.Combine(feed.Folder, "tools");
        var install = await DotNet.RunAsync(
            feed.Folder, feed.RestoreSettings, "tool", "install", "Senytl.Cli", "--tool-path", tools, "--version", feed.Version);
        Assert.True(install.ExitCode == 0, install.Output);

        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var prices = await DotNet.RunToolAsync(
            Path.Combine(tools, "senytl"), feed.Folder, new Dictionary<string, string> { ["DOTNET_ROOT"] = root }, "prices", "show", "gpt-4o");

        Assert.True(prices.ExitCode == 0, prices.Output);
        Assert.Contains("gpt-4o", prices.Output, StringComparison.Ordinal);
    }

    private string Reference(string package) => $"""<PackageReference Include="{package}" Version="{feed.Version}" />""";
}

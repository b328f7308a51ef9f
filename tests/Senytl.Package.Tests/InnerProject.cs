namespace Senytl.Package.Tests;

/// <summary>A user's test project that restores the packed packages, in a folder of its own.</summary>
public sealed class InnerProject
{
    private readonly PackedFeed feed;
    private readonly string assembly;

    public InnerProject(PackedFeed feed, InnerFramework framework, string name)
    {
        this.feed = feed;
        Folder = Path.Combine(feed.Folder, name);
        assembly = Path.Combine(Folder, "bin", "Debug", "net10.0", "Inner.dll");
        Directory.CreateDirectory(Folder);
        foreach (var source in (string[])["Shared", framework.Adapter])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.ProjectFolder, "Inner", source)))
            {
                File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
            }
        }

        File.WriteAllText(Path.Combine(Folder, "Inner.csproj"), ProjectText(framework));
    }

    public string Folder { get; }

    /// <summary>Restores, builds and runs: <c>dotnet test</c>, as a person types it who wants to see progress.</summary>
    public Task<InnerRun> TestAsync() =>
        RunAsync("full", new(), ["test", "Inner.csproj", "--disable-build-servers", "-nologo", "--logger", "console;verbosity=normal"]);

    /// <summary>Runs the built tests again as a project does that sets nothing: <c>dotnet test</c>, without diagnostic messages.</summary>
    public Task<InnerRun> PlainAsync(string filter) =>
        RunAsync("plain", new(), ["test", "Inner.csproj", "--no-build", "-nologo", "--filter", filter], "--", "xUnit.DiagnosticMessages=false");

    /// <summary>Runs the built tests again.</summary>
    public Task<InnerRun> RetestAsync(string name, string mode, string filter) =>
        RunAsync(name, new() { ["SENYTL_PERF"] = mode }, ["test", assembly, "--filter", filter]);

    private async Task<InnerRun> RunAsync(
        string name, Dictionary<string, string> environment, IEnumerable<string> arguments, params IEnumerable<string> settings)
    {
        foreach (var (key, value) in feed.RestoreSettings)
        {
            environment[key] = value;
        }

        var results = Path.Combine(Folder, "results");
        var trx = Path.Combine(results, name + ".trx");
        var ended = await DotNet.RunAsync(
            Folder, environment, [.. arguments, "--logger", $"trx;LogFileName={name}.trx", "--results-directory", results, .. settings]);
        return File.Exists(trx)
            ? new InnerRun(ended, InnerTest.ReadAll(trx))
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} left no {trx}:\n{ended.Output}");
    }

    private string ProjectText(InnerFramework framework)
    {
        IEnumerable<(string Package, string Version)> packages =
        [
            ($"Senytl.Performance.{framework.Adapter}", feed.Version),
            ("Microsoft.NET.Test.Sdk", Repository.VersionOf("Microsoft.NET.Test.Sdk")),
            .. framework.References,
        ];
        var references = packages.Select(package => $"""<PackageReference Include="{package.Package}" Version="{package.Version}" />""");

        // NU1603: some dependencies of the NUnit runner exist in a later version only.
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{framework.OutputType}</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <WarningsNotAsErrors>NU1603</WarningsNotAsErrors>
                <NuGetAudit>false</NuGetAudit>
                <DefineConstants>$(DefineConstants);{framework.Constant}</DefineConstants>
              </PropertyGroup>
              <ItemGroup>{string.Concat(references)}</ItemGroup>
              <ItemGroup><None Update="xunit.runner.json" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>
            </Project>
            """;
    }
}

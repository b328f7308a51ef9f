using System.Globalization;
using Senytl.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedFeed))]

namespace Senytl.Package.Tests;

/// <summary>The packages as they are shipped, packed once under a version that no cache has seen, with a package folder of their own.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    /// <summary>Removed at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("senytl-packages-").FullName;

    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{Environment.ProcessId}.{Environment.TickCount64}");

    public string Packages => Path.Combine(Folder, "feed");

    /// <summary>Restores what is cached from the cache, and only the packed packages into a folder of their own.</summary>
    public Dictionary<string, string> RestoreSettings => new()
    {
        ["NUGET_PACKAGES"] = Path.Combine(Folder, "restored"),
        ["NUGET_FALLBACK_PACKAGES"] = GlobalPackages,
    };

    private static string GlobalPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public async ValueTask InitializeAsync()
    {
        var packed = await DotNet.RunAsync(
            Repository.ProjectFolder,
            new Dictionary<string, string>(),
            "build",
            Path.Combine("Inner", "Pack.proj"),
            "-t:Pack",
            "-p:Configuration=Release",
            $"-p:PackageVersion={Version}",
            $"-p:PackageOutputPath={Packages}",
            "--disable-build-servers",
            "-nologo",
            "-warnAsError");
        Assert.True(packed.ExitCode == 0, packed.Output);
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "nuget.config"),
            $"""<configuration><packageSources><add key="packed" value="{Packages}" /></packageSources></configuration>""");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

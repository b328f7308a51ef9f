using System.Diagnostics;

namespace Senytl.Package.Tests;

/// <summary>Runs the dotnet command as a person would, apart from the build that runs these tests.</summary>
internal static class DotNet
{
    private static readonly string[] Inherited = ["MSBUILD", "VSTEST", "TESTINGPLATFORM", "XUNIT", "SENYTL", "DOTNET_CLI_TELEMETRY_SESSIONID"];

    public static Task<CommandResult> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        RunToolAsync("dotnet", folder, environment, arguments);

    /// <summary>Runs an installed tool in the same way.</summary>
    public static async Task<CommandResult> RunToolAsync(
        string tool, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsInherited).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output + await errors);
    }

    private static bool IsInherited(string name) =>
        Array.Exists(Inherited, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}

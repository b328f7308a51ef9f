using System.Diagnostics;

namespace Senytl.Cli.Tests.Tool;

/// <summary>The tool as its own process.</summary>
internal static class SenytlProcess
{
    public static Process Start(params string[] args) => StartWith(new Dictionary<string, string>(), args);

    public static Process StartWith(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SenytlCommand).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<Cli> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Cli(process.ExitCode, await output, await error);
    }
}

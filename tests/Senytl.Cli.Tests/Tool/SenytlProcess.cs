using System.Diagnostics;

namespace Senytl.Cli.Tests.Tool;

/// <summary>The tool as its own process.</summary>
internal static class SenytlProcess
{
    public static Process Start(params string[] args) => Process.Start(new ProcessStartInfo("dotnet", [typeof(SenytlCommand).Assembly.Location, .. args])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public static async Task<Cli> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Cli(process.ExitCode, await output, await error);
    }
}

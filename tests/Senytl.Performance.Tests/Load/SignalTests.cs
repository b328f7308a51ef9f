using System.Diagnostics;
using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Tests.Load;

/// <summary>By SIGTERM, which goes the way of Ctrl-C: what a shell starts in the background ignores SIGINT itself.</summary>
public sealed class SignalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task A_signal_ends_a_load_in_plain_code_with_what_it_recorded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "kill sends no signals on Windows");
        using var process = Start();
        await SaysAsync(process, "running");

        await TerminateAsync(process);

        await SaysAsync(process, "stopping");
        var result = JsonReport.Read(await process.StandardOutput.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("the run was aborted: the process received SIGTERM", result.Invalidity);
        Assert.True(result.Succeeded >= 10);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_second_signal_ends_the_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "kill sends no signals on Windows");
        using var process = Start("stubborn");
        await SaysAsync(process, "running");

        await TerminateAsync(process);
        await SaysAsync(process, "stopping");
        await TerminateAsync(process);

        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(128 + 15, process.ExitCode);
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Senytl.Testing.PlainRun.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
        })!;

    private static async Task SaysAsync(Process process, string line) =>
        Assert.Equal(line, await process.StandardOutput.ReadLineAsync(Cancellation));

    private static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancellation);
    }
}

using System.Diagnostics;
using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Tests.Load;

public sealed class SignalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ctrl_c_ends_a_load_in_plain_code_with_what_it_recorded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "kill sends no Ctrl-C on Windows");
        using var process = Start();
        await SaysAsync(process, "running");

        await InterruptAsync(process);

        await SaysAsync(process, "stopping");
        var result = JsonReport.Read(await process.StandardOutput.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("the run was aborted: the process received SIGINT", result.Invalidity);
        Assert.True(result.Succeeded >= 10);
    }

    [Fact]
    public async Task A_second_ctrl_c_ends_the_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "kill sends no Ctrl-C on Windows");
        using var process = Start("stubborn");
        await SaysAsync(process, "running");

        await InterruptAsync(process);
        await SaysAsync(process, "stopping");
        await InterruptAsync(process);

        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(128 + 2, process.ExitCode);
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Senytl.Testing.PlainRun.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
        })!;

    private static async Task SaysAsync(Process process, string line) =>
        Assert.Equal(line, await process.StandardOutput.ReadLineAsync(Cancellation));

    private static async Task InterruptAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancellation);
    }
}

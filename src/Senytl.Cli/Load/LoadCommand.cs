using System.CommandLine;
using Senytl.Performance;

namespace Senytl.Cli.Load;

/// <summary><c>senytl load</c>: an HTTP load with objectives.</summary>
internal static class LoadCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new LoadOptions();
        var command = new Command("load", "Puts an HTTP address under load and judges the result.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed, terminal), terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(LoadArguments arguments, Terminal terminal, CancellationToken cancellation)
    {
        using var target = new HttpTarget(arguments.Url, arguments.Method, arguments.Headers, arguments.Body);
        var result = await LoadTest.RunAsync(
            arguments.Options,
            (_, token) => new ValueTask(target.SendAsync(token)),
            cancellation).ConfigureAwait(false);

        await terminal.Output.WriteLineAsync(result.ToReport(arguments.Json ? ReportFormat.Json : ReportFormat.Text).TrimEnd()).ConfigureAwait(false);
        var (code, reason) = LoadExit.Of(result, cancellation.IsCancellationRequested, arguments.AcceptUnproven);
        if (reason is not null)
        {
            await terminal.Error.WriteLineAsync(reason).ConfigureAwait(false);
        }

        return arguments.Report is { } report && !await WriteAsync(report, result, terminal).ConfigureAwait(false) && code == ExitCode.Met
            ? ExitCode.NotMeasured
            : code;
    }

    private static async Task<bool> WriteAsync(ReportFile report, PerformanceResult result, Terminal terminal)
    {
        try
        {
            report.Write(result);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"report: {report.Path} could not be written: {exception.Message}").ConfigureAwait(false);
            return false;
        }

        await terminal.Error.WriteLineAsync($"report: {report.Path}").ConfigureAwait(false);
        return true;
    }
}

using System.CommandLine;
using System.Text.Json;

namespace Senytl.Cli.SelfCheck;

/// <summary><c>senytl self-check</c>: whether this machine can be measured on.</summary>
internal static class SelfCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "One flat JSON object of the figures." };
        var quick = new Option<bool>("--quick") { Description = "About 20 s rather than a minute; the figures are rougher." };
        var command = new Command("self-check", "Measures this machine's timer, pacing and engine, and says which latencies can be trusted here.") { json, quick };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(quick) ? SelfCheckPlan.Quick : SelfCheckPlan.Full, parsed.GetValue(json), terminal, cancellation));
        return command;
    }

    internal static async Task<int> RunAsync(SelfCheckPlan plan, bool json, Terminal terminal, CancellationToken cancellation)
    {
        SelfCheckFindings findings;
        try
        {
            findings = await SelfCheckRun.RunAsync(plan, terminal, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw CommandException.NotMeasured("stopped before its end: nothing can be said. Let it run, or add --quick.");
        }

        return Tell(findings, json, terminal);
    }

    /// <summary>Writes what was found, and returns the exit code.</summary>
    internal static int Tell(SelfCheckFindings findings, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(SelfCheckReport.Of(findings), SelfCheckJson.Default.SelfCheckReport));
        }
        else
        {
            SelfCheckTable.Write(findings, terminal);
        }

        return findings.IsTrue ? ExitCode.Met : ExitCode.Violated;
    }
}

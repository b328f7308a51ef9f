using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Senytl.Cli.Prices;

/// <summary><c>senytl prices update</c>: brings the models of one price list into another file, which projects then load.</summary>
internal static class PricesUpdateCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Terminal terminal)
    {
        var from = new Option<string>("--from") { Description = "The price list to take models from.", Required = true, HelpName = "file" };
        var to = new Option<string>("--to") { Description = "The price list to bring up to date; made from the bundled one when there is none.", Required = true, HelpName = "file" };
        var command = new Command("update", "Merges a price list into a file: its models win, all others stay.") { from, to };
        command.SetAction(parsed => Run(parsed.GetValue(from)!, parsed.GetValue(to)!, terminal));
        return command;
    }

    private static int Run(string from, string to, Terminal terminal)
    {
        var source = PriceSheet.Load(from, "--from");
        var target = File.Exists(to) ? PriceSheet.Load(to, "--to") : PriceSheet.Bundled();
        var changes = PriceChange.Between(target, source);
        var merged = Encoding.UTF8.GetBytes(target.With(source).ToJsonString(Readable) + "\n");

        // Read back before anything is replaced: a list that cannot be loaded is worse than an old one.
        var check = PriceSheet.Parse(merged, Path.GetFileName(to));
        var draft = to + ".new";
        File.WriteAllBytes(draft, merged);
        File.Move(draft, to, overwrite: true);
        if (changes.Count > 0)
        {
            PriceChangeTable.Write(changes, terminal);
        }

        terminal.Output.WriteLine(
            $"{to}: {check.Table.Entries.Count} models, {changes.Select(change => change.Model).Distinct().Count()} of them changed. Tests take it when SENYTL_PRICES is {Path.GetFullPath(to)}.");
        return ExitCode.Met;
    }
}

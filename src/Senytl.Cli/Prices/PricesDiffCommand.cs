using System.CommandLine;

namespace Senytl.Cli.Prices;

/// <summary><c>senytl prices diff</c>: what a price list says otherwise than the bundled one. Exit code 1 when there is anything.</summary>
internal static class PricesDiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var from = new Option<string>("--from") { Description = "The price list to compare with the bundled one.", Required = true, HelpName = "file" };
        var command = new Command("diff", "Compares a price list with the bundled one; exit code 1 when they differ.") { from };
        command.SetAction(parsed => Run(PriceSheet.Load(parsed.GetValue(from)!, "--from"), terminal));
        return command;
    }

    private static int Run(PriceSheet file, Terminal terminal)
    {
        var bundled = PriceSheet.Bundled();
        var changes = PriceChange.Between(bundled, file);
        var unnamed = bundled.Names.Count(name => !file.Table.Entries.ContainsKey(name));
        if (changes.Count > 0)
        {
            PriceChangeTable.Write(changes, terminal);
        }

        terminal.Output.WriteLine(
            $"{changes.Select(change => change.Model).Distinct().Count()} of {file.Table.Entries.Count} models differ from {bundled.Table.Source}; {unnamed} bundled models are not in {file.Table.Source}.");
        return changes.Count == 0 ? ExitCode.Met : ExitCode.Violated;
    }
}

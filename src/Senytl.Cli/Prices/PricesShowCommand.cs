using System.CommandLine;
using Senytl.Performance;
using Senytl.Performance.Adapters;

namespace Senytl.Cli.Prices;

/// <summary><c>senytl prices show</c>: the catalogue, or one model with each step to its price.</summary>
internal static class PricesShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string?>("model") { Description = "A model as the provider names it; left out, all are listed.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string>("--from") { Description = "A price list whose models override and extend the bundled ones; without it that of SENYTL_PRICES, as in tests.", HelpName = "file" };
        var command = new Command("show", "Shows the price of one model, or all.") { model, from };
        command.SetAction(parsed =>
        {
            var (file, named) = parsed.GetValue(from) is { } given
                ? (given, "--from")
                : (Environment.GetEnvironmentVariable(PerformanceEnvironment.PricesVariable), PerformanceEnvironment.PricesVariable);
            var sheet = string.IsNullOrWhiteSpace(file) ? null : PriceSheet.Load(file, named);
            var catalogue = sheet is null ? PriceCatalogue.Default : PriceCatalogue.Default.LoadFile(file!);
            return parsed.GetValue(model) is { } name ? One(catalogue, sheet, name, terminal) : All(catalogue, terminal);
        });
        return command;
    }

    private static int One(PriceCatalogue catalogue, PriceSheet? sheet, string model, Terminal terminal)
    {
        var found = catalogue.Resolve(model) ?? throw CommandException.NotMeasured(
            $"'{model}' is in no price list ({catalogue.Source}), and nothing is billed as something similar. 'senytl prices show' lists the names; --from adds a list of your own.");
        terminal.Output.WriteLine(found);
        var own = sheet is not null && sheet.Table.Entries.ContainsKey(found.ResolvedId) ? sheet : PriceSheet.Bundled();
        var table = Terminal.Columns("field", "USD");
        foreach (var (field, usd) in PriceRow.Of(own, found.ResolvedId).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Terminal.Row(table, field, usd);
        }

        terminal.Write(table);
        return ExitCode.Met;
    }

    private static int All(PriceCatalogue catalogue, Terminal terminal)
    {
        terminal.Output.WriteLine(catalogue.Source);
        var table = Terminal.Columns("model", "provider", "input / 1M", "cached / 1M", "output / 1M");
        foreach (var model in catalogue.Models)
        {
            var price = catalogue.Resolve(model)!.Price;
            Terminal.Row(
                table, model, price.Provider ?? "", PerMillion(price.Standard.Input), PerMillion(price.Standard.CachedInput), PerMillion(price.Standard.Output));
        }

        terminal.Write(table);
        return ExitCode.Met;
    }

    private static string PerMillion(decimal? usd) =>
        usd is { } rate ? (rate * 1_000_000).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) : "";
}

using System.CommandLine;

namespace Senytl.Cli.Prices;

/// <summary><c>senytl prices</c>.</summary>
internal static class PricesCommand
{
    public static Command Create(Terminal terminal) => new("prices", "The dated list prices of models.")
    {
        PricesShowCommand.Create(terminal),
        PricesDiffCommand.Create(terminal),
        PricesUpdateCommand.Create(terminal),
    };
}

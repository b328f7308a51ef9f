namespace Senytl.Cli.Prices;

/// <summary>Changes of prices as a table.</summary>
internal static class PriceChangeTable
{
    private const string Absent = "–";

    public static void Write(IReadOnlyList<PriceChange> changes, Terminal terminal)
    {
        var table = Terminal.Columns("model", "field", "old", "new");
        foreach (var change in changes)
        {
            Terminal.Row(table, change.Model, change.Field, change.Old ?? Absent, change.New ?? Absent);
        }

        terminal.Write(table);
    }
}

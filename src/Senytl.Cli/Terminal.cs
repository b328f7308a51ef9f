using Spectre.Console;

namespace Senytl.Cli;

/// <summary>Where a command writes: results to one writer, progress and errors to another.</summary>
internal sealed record Terminal(TextWriter Output, TextWriter Error)
{
    // Wide enough that no table wraps: a wrapped table can be neither read nor searched.
    private const int Width = 400;

    /// <summary>The clock of all that is measured and waited for.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Writes a table without colours, so that a file or a pipe holds nothing but text.</summary>
    public void Write(Table table)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new LineTrimmer(Output)),
        });
        console.Profile.Width = Width;
        console.Write(table);
    }

    /// <summary>A table of plain text with these columns.</summary>
    public static Table Columns(params string[] names)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var name in names)
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)).NoWrap());
        }

        return table;
    }

    /// <summary>Adds a row of texts that hold no markup.</summary>
    public static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);
}

using System.CommandLine;
using Senytl.Cli.Arguments;
using Senytl.Performance;

namespace Senytl.Cli;

/// <summary>The command <c>senytl</c>.</summary>
public static class SenytlCommand
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments, without the name of the program.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes progress and errors.</param>
    /// <param name="cancellationToken">Stops the command; a load then reports what it recorded.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken = default) =>
        RunAsync(args, new Terminal(output, error), cancellationToken);

    internal static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        // An argument that begins with @ is a value, such as a body's file, and no file of arguments.
        var parsed = Create(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
        {
            foreach (var problem in Misspelling.Of(parsed) is { } misspelled ? [misspelled] : parsed.Errors.Select(error => error.Message))
            {
                await terminal.Error.WriteLineAsync(problem).ConfigureAwait(false);
            }

            await terminal.Error.WriteLineAsync("Add --help to see what the command takes.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (CommandException exception)
        {
            return await FailAsync(terminal, exception.ExitCode, exception.Message).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidPriceFileException)
        {
            return await FailAsync(terminal, ExitCode.Usage, exception.Message).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(terminal, ExitCode.NotMeasured, exception.Message).ConfigureAwait(false);
        }
    }

    private static RootCommand Create(Terminal terminal) => new("Load with a verdict, a self-check of the machine, model prices, an embedded LiveKit server.")
    {
        Load.LoadCommand.Create(terminal),
        SelfCheck.SelfCheckCommand.Create(terminal),
        Prices.PricesCommand.Create(terminal),
        Livekit.LivekitCommand.Create(terminal),
    };

    private static async Task<int> FailAsync(Terminal terminal, int code, string message)
    {
        await terminal.Error.WriteLineAsync(message).ConfigureAwait(false);
        return code;
    }
}

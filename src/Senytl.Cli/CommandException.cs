namespace Senytl.Cli;

/// <summary>Ends a command with a message for people and an exit code.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode => exitCode;

    /// <summary>The command line is wrong.</summary>
    public static CommandException Usage(string message) => new(Cli.ExitCode.Usage, message);

    /// <summary>There is no answer.</summary>
    public static CommandException NotMeasured(string message) => new(Cli.ExitCode.NotMeasured, message);
}

using System.CommandLine;

namespace Senytl.Cli.Livekit;

/// <summary><c>senytl livekit</c>.</summary>
internal static class LivekitCommand
{
    public static Command Create(Terminal terminal) => new("livekit", "An embedded server that LiveKit clients and agents connect to.")
    {
        LivekitDevCommand.Create(terminal),
    };
}

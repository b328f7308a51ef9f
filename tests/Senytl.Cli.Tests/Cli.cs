using Senytl.Cli;

namespace Senytl.Cli.Tests;

/// <summary>One command line, run in this process, and all that it wrote.</summary>
internal sealed record Cli(int Code, string Output, string Error)
{
    public static Task<Cli> RunAsync(params string[] args) => RunAsync(TestContext.Current.CancellationToken, args);

    public static async Task<Cli> RunAsync(CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var safeOutput = TextWriter.Synchronized(output);
        using var safeError = TextWriter.Synchronized(error);
        var code = await SenytlCommand.RunAsync(args, safeOutput, safeError, cancellation);
        return new Cli(code, output.ToString(), error.ToString());
    }
}

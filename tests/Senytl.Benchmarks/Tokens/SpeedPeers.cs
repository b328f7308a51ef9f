using System.Diagnostics;
using System.Globalization;
using Senytl.Performance.Tests.Llm.Tokens.Reference;

namespace Senytl.Benchmarks.Tokens;

/// <summary>The two JavaScript tokenizers in one Node process that lives as long as the suite, warm like ours.</summary>
internal sealed class SpeedPeers : IDisposable
{
    private readonly Process _node = Process.Start(new ProcessStartInfo("node", "speed.mjs")
    {
        WorkingDirectory = NodeReference.Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Time of the iterations, and the count that the peer came to.</summary>
    public (TimeSpan Elapsed, int Tokens) Count(string library, string encoding, string file, int iterations)
    {
        _node.StandardInput.WriteLine(FormattableString.Invariant($"{library} {encoding} {file} {iterations}"));
        var answer = _node.StandardOutput.ReadLine()?.Split(' ') ?? throw new InvalidOperationException($"{library} ended; look at its errors above.");
        return (TimeSpan.FromMilliseconds(double.Parse(answer[0], CultureInfo.InvariantCulture)), int.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }
}

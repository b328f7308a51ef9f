using Senytl.Performance;

namespace Senytl.Cli.Load;

/// <summary>Writes a line a second while a load runs.</summary>
internal sealed class ProgressLines(TextWriter output) : IProgress<RunProgress>
{
    public void Report(RunProgress value) => output.WriteLine(value);
}

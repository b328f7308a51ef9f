using System.Text;

namespace Senytl.Cli.Tests.Livekit;

/// <summary>A writer that tells its first line as soon as it is there.</summary>
internal sealed class FirstLine : TextWriter
{
    private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Line => _line.Task;

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => _line.TrySetResult(value ?? "");

    public override void Write(char value)
    {
    }
}

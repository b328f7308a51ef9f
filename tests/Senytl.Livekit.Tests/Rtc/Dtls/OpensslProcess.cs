using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Senytl.Livekit.Tests.Rtc.Dtls;

/// <summary>A running <c>openssl</c> with its input and the text it prints.</summary>
internal sealed class OpensslProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder text = new();
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private OpensslProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Null when openssl runs here, else why the test cannot.</summary>
    public static string? Absent { get; } = Probe();

    public static OpensslProcess Start(params string[] arguments) => new(Process.Start(new ProcessStartInfo("openssl", arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    public async Task SayAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Reads on to a line that contains the words.</summary>
    /// <returns>What follows them on that line.</returns>
    public async Task<string> WaitForAsync(string words, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var line = await lines.Reader.ReadAsync(stop);
                if (line.IndexOf(words, StringComparison.Ordinal) is var at and >= 0)
                {
                    return line[(at + words.Length)..].Trim();
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"openssl did not print '{words}'. It printed:\n{text}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string? Probe()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("openssl", "version") { RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"openssl version exits with {process.ExitCode}";
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return $"openssl is not installed ({missing.Message}): run tests/peers/openssl/install.sh";
        }
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }

            lines.Writer.TryWrite(line);
        }
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Senytl.Performance.Tests.Llm.Tokens.Reference;

/// <summary>The reference implementation, run by Node in <c>tests/peers/tokens</c>.</summary>
public static class NodeReference
{
    /// <summary>The encodings in the order of the reference's columns.</summary>
    public static readonly BpeTokenizer[] Encodings =
        [BpeTokenizer.R50kBase, BpeTokenizer.P50kBase, BpeTokenizer.Cl100kBase, BpeTokenizer.O200kBase, BpeTokenizer.O200kHarmony];

    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "tests", "peers", "tokens");

    /// <summary>Why the reference cannot be asked here; null if it can.</summary>
    public static string? Missing => Directory.Exists(Path.Combine(Folder, "node_modules", "tiktoken"))
        ? null
        : $"the reference tokenizer is not installed: run {Path.GetRelativePath(RepositoryRoot(), Folder)}/install.sh (needs Node 18 or later)";

    /// <summary>Counts and id hashes of each text: one line a text, one column an encoding.</summary>
    public static string[] Count(IReadOnlyList<string> texts)
    {
        var corpus = Path.GetTempFileName();
        var result = Path.GetTempFileName();
        try
        {
            using (var writer = new BinaryWriter(File.Create(corpus)))
            {
                foreach (var text in texts)
                {
                    writer.Write(text.Length);
                    writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));
                }
            }

            Run("reference.mjs", corpus, result);
            return File.ReadAllLines(result);
        }
        finally
        {
            File.Delete(corpus);
            File.Delete(result);
        }
    }

    /// <summary>What the reference's line for a text is if ours is equal.</summary>
    public static string Ours(string text) => string.Join(' ', Encodings.Select(encoding =>
        Digest(encoding.Encode(text)) + (text.Contains("<|", StringComparison.Ordinal) ? $",{Digest(encoding.Encode(text, SpecialTokens.Recognise))}" : "")));

    /// <summary>Runs a script of the folder and returns what it printed.</summary>
    public static string Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(script))
        {
            start.ArgumentList.Add(argument);
        }

        using var node = Process.Start(start)!;
        var errors = new StringBuilder();
        node.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        node.BeginErrorReadLine();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? output : throw new InvalidOperationException($"node {script} ended with {node.ExitCode}: {errors}");
    }

    private static string Digest(IReadOnlyList<int> ids)
    {
        var hash = 0x811C9DC5;
        foreach (var id in ids)
        {
            hash = (hash ^ (uint)id) * 0x01000193;
        }

        return FormattableString.Invariant($"{ids.Count}:{hash:x}");
    }

    private static string RepositoryRoot([CallerFilePath] string path = "")
    {
        var folder = Path.GetDirectoryName(path)!;
        while (!File.Exists(Path.Combine(folder, "Senytl.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root is not above the source of this test.");
        }

        return folder;
    }
}

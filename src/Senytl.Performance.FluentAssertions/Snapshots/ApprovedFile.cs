using System.Collections.Concurrent;
using System.Text;

namespace Senytl.Performance.Snapshots;

/// <summary>A text that a person approved, in a file under version control: <c>*.approved.txt</c>.</summary>
/// <remarks>
/// What differs from it is written beside it as <c>*.received.txt</c>. Line ends and a last line end make no difference.
/// Users of a run check and approve it at the same time. The first difference in a process stays, since a failure names its file:
/// a match takes away only what an earlier process left.
/// </remarks>
/// <param name="stem">The path without its ending.</param>
internal sealed class ApprovedFile(string stem)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly ConcurrentDictionary<string, Difference> Differences = new(StringComparer.Ordinal);

    public string ApprovedPath { get; } = stem + ".approved.txt";

    public string ReceivedPath { get; } = stem + ".received.txt";

    private Difference First => Differences.GetOrAdd(Path.GetFullPath(ReceivedPath), _ => new Difference());

    /// <summary>Why <paramref name="received"/> is not what was approved; null when it is.</summary>
    /// <param name="received">The text as it is now.</param>
    /// <param name="howToUpdate">What a person does to approve it, as the end of a sentence.</param>
    public string? Check(string received, string howToUpdate)
    {
        var text = Normalise(received);
        var first = First;
        lock (first)
        {
            var approved = File.Exists(ApprovedPath) ? Normalise(File.ReadAllText(ApprovedPath)) : null;
            if (approved == text)
            {
                if (first.Text is null)
                {
                    File.Delete(ReceivedPath);
                }

                return null;
            }

            if (first.Text is null || !File.Exists(ReceivedPath))
            {
                File.WriteAllText(ReceivedPath, text, Encoding);
                first.Text = text;
            }

            var finding = approved is null
                ? $"there is no approved text at {ApprovedPath}"
                : ApprovedDifference.InWords(approved, text) + $"\nApproved: {ApprovedPath}";
            var which = first.Text == text ? "Received" : "Received first, with another text";
            return $"{finding}\n{which}: {ReceivedPath}\nRead the received text; when it is right, {howToUpdate}.";
        }
    }

    /// <summary>Makes <paramref name="received"/> the approved text.</summary>
    public void Approve(string received)
    {
        var first = First;
        lock (first)
        {
            File.WriteAllText(ApprovedPath, Normalise(received), Encoding);
            File.Delete(ReceivedPath);
            first.Text = null;
        }
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    /// <summary>The first text of this process that was not the approved one; also the lock of its files.</summary>
    private sealed class Difference
    {
        public string? Text { get; set; }
    }
}

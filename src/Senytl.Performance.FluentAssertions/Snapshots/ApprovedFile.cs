using System.Text;

namespace Senytl.Performance.Snapshots;

/// <summary>A text that a person approved, in a file under version control: <c>*.approved.txt</c>.</summary>
/// <remarks>What differs from it is written beside it as <c>*.received.txt</c>. Line ends and a last line end make no difference.</remarks>
/// <param name="stem">The path without its ending.</param>
internal sealed class ApprovedFile(string stem)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public string ApprovedPath { get; } = stem + ".approved.txt";

    public string ReceivedPath { get; } = stem + ".received.txt";

    /// <summary>Why <paramref name="received"/> is not what was approved; null when it is.</summary>
    /// <param name="received">The text as it is now.</param>
    /// <param name="howToUpdate">What a person does to approve it, as the end of a sentence.</param>
    public string? Check(string received, string howToUpdate)
    {
        var text = Normalise(received);
        var approved = File.Exists(ApprovedPath) ? Normalise(File.ReadAllText(ApprovedPath)) : null;
        if (approved == text)
        {
            File.Delete(ReceivedPath);
            return null;
        }

        File.WriteAllText(ReceivedPath, text, Encoding);
        var finding = approved is null
            ? $"there is no approved text at {ApprovedPath}"
            : ApprovedDifference.InWords(approved, text) + $"\nApproved: {ApprovedPath}";
        return $"{finding}\nReceived: {ReceivedPath}\nRead the received text; when it is right, {howToUpdate}.";
    }

    /// <summary>Makes <paramref name="received"/> the approved text.</summary>
    public void Approve(string received)
    {
        File.WriteAllText(ApprovedPath, Normalise(received), Encoding);
        File.Delete(ReceivedPath);
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}

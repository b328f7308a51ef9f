using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Senytl.Package.Tests;

/// <summary>One test's result in a TRX file.</summary>
public sealed partial record InnerTest
{
    private static readonly XNamespace Schema = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public required string Name { get; init; }

    public required string Outcome { get; init; }

    public required string Message { get; init; }

    public required string StackTrace { get; init; }

    public required string Output { get; init; }

    public required IReadOnlyList<string> Attachments { get; init; }

    /// <summary>The name without class and data; NUnit gives the method alone.</summary>
    public string Method => Name.Split('(')[0].Split('.')[^1];

    /// <summary>The message as the frameworks agree on it: without the exception's type, and without times of this very run.</summary>
    public string ComparableMessage
    {
        get
        {
            var text = Message.Replace("Senytl.Performance.SlaViolationException : ", "", StringComparison.Ordinal).ReplaceLineEndings("\n");
            text = text[..Math.Max(0, text.IndexOf("full result:", StringComparison.Ordinal))];
            return Offsets().Replace(text, "at …").TrimEnd();
        }
    }

    public static IReadOnlyList<InnerTest> ReadAll(string trx) =>
        [.. XDocument.Load(trx).Descendants(Schema + "UnitTestResult").Select(Read)];

    private static InnerTest Read(XElement result) => new()
    {
        Name = (string)result.Attribute("testName")!,
        Outcome = (string)result.Attribute("outcome")!,
        Message = result.Descendants(Schema + "Message").FirstOrDefault()?.Value ?? "",
        StackTrace = result.Descendants(Schema + "StackTrace").FirstOrDefault()?.Value ?? "",
        Output = result.Descendants(Schema + "StdOut").FirstOrDefault()?.Value ?? "",
        Attachments = [.. result.Descendants(Schema + "ResultFile").Select(file => Path.GetExtension((string)file.Attribute("path")!))],
    };

    [GeneratedRegex(@"at \+-?[0-9.]+ s")]
    private static partial Regex Offsets();
}

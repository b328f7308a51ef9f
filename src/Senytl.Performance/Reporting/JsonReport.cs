using System.Text.Encodings.Web;
using System.Text.Json;

namespace Senytl.Performance.Reporting;

/// <summary>The machine-readable report. Its shape is <see cref="ResultDocument"/>.</summary>
internal static class JsonReport
{
    // For files, not for HTML: "≤" stays readable.
    private static readonly ResultJson Json = new(new JsonSerializerOptions(ResultJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <param name="result">The run.</param>
    /// <param name="samples">Whether every kept request is written, too.</param>
    public static string Of(PerformanceResult result, bool samples = false) =>
        JsonSerializer.Serialize(ResultDocument.From(result, samples), Json.ResultDocument);

    /// <exception cref="JsonException">The text is not such a report.</exception>
    public static ResultDocument Read(string json) =>
        JsonSerializer.Deserialize(json, ResultJson.Default.ResultDocument)
        ?? throw new JsonException("The file holds 'null' where a result is expected.");
}

using System.Text.Encodings.Web;
using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>Plain UTF-8, as providers send it; the readers are JSON parsers, never a browser's markup.</summary>
internal static class JsonOutput
{
    public static JsonWriterOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
}

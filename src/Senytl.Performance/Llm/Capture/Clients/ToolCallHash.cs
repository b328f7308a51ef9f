using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Hashes a tool call's name and arguments, whatever their order.</summary>
internal static class ToolCallHash
{
    public static ulong Of(FunctionCallContent call)
    {
        var hash = default(Fingerprint);
        hash.Add(Encoding.UTF8.GetBytes(call.Name));
        foreach (var (name, value) in (call.Arguments ?? new Dictionary<string, object?>()).OrderBy(argument => argument.Key, StringComparer.Ordinal))
        {
            hash.Part();
            hash.Add(Encoding.UTF8.GetBytes(name));
            hash.Part();
            hash.Add(Bytes(value));
        }

        return hash.Value;
    }

    /// <summary>The value as JSON, or as the text that it gives itself.</summary>
    public static byte[] Bytes(object? value)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, AIJsonUtilities.DefaultOptions);
        }
        catch (Exception error) when (error is NotSupportedException or JsonException)
        {
            return Encoding.UTF8.GetBytes(value?.ToString() ?? "");
        }
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Senytl.ModelServer;

/// <summary>The fields of a transcription request. Of the audio only head and length are kept.</summary>
internal sealed class TranscriptionForm
{
    private const int LongestField = 16 * 1024;
    private const int HeadLength = 4096;

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private byte[] head = [];
    private long? fileLength;

    public static async Task<TranscriptionForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            throw new RequestProblem(
                400, $"The content type is '{request.ContentType}'. Send multipart/form-data with a boundary, and the audio as 'file'.");
        }

        var form = new TranscriptionForm();
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
            {
                await form.AddAsync(section, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new RequestProblem(400, $"The form cannot be read: {problem.Message} Send multipart/form-data.");
        }

        return form;
    }

    public string? Field(string name) => fields.GetValueOrDefault(name);

    public string Required(string name) => fields.GetValueOrDefault(name) is { Length: > 0 } value
        ? value
        : throw new RequestProblem(400, $"The form has no field '{name}'. Send it.", name);

    /// <summary>The audio's playing time; null when it is no WAV file.</summary>
    public TimeSpan? RequireAudio() => fileLength switch
    {
        null => throw new RequestProblem(400, "The form has no field 'file'. Send the audio as 'file'.", "file"),
        0 => throw new RequestProblem(400, "The audio in 'file' is empty. Send at least one byte.", "file"),
        { } length => WavHeader.TryReadDuration(head, length, out var duration) ? duration : null,
    };

    private async Task AddAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        if (section.GetContentDispositionHeader()?.Name.Value is not { } quoted)
        {
            return;
        }

        var name = HeaderUtilities.RemoveQuotes(quoted).Value!;
        if (name == "file")
        {
            await ReadFileAsync(section.Body, cancellationToken).ConfigureAwait(false);
            return;
        }

        var buffer = new byte[LongestField + 1];
        var length = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken).ConfigureAwait(false);
        fields[name] = length <= LongestField
            ? System.Text.Encoding.UTF8.GetString(buffer, 0, length)
            : throw new RequestProblem(
                400, string.Create(CultureInfo.InvariantCulture, $"'{name}' is longer than {LongestField} bytes. Shorten it."), name);
    }

    private async Task ReadFileAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var length = await body.ReadAtLeastAsync(buffer, HeadLength, false, cancellationToken).ConfigureAwait(false);
        head = buffer[..Math.Min(length, HeadLength)];
        long total = length;
        while ((length = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            total += length;
        }

        fileLength = total;
    }
}

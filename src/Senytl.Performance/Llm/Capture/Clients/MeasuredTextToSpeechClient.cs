#pragma warning disable MEAI001 // Speech is experimental in the abstractions; our tests hold this file to the version in use.
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Records each synthesis. It keeps neither text nor sound, only how many characters were given.</summary>
internal sealed class MeasuredTextToSpeechClient(ITextToSpeechClient inner) : DelegatingTextToSpeechClient(inner)
{
    private readonly TextToSpeechClientMetadata? about = inner.GetService<TextToSpeechClientMetadata>();

    public override Task<TextToSpeechResponse> GetAudioAsync(
        string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) =>
        MeasuredCall.Of(
            () => base.GetAudioAsync(text, options, cancellationToken),
            () => Notes(text, options),
            (notes, response) =>
            {
                notes.Model(response.ModelId);
                notes.Usage(response.Usage);
            },
            cancellationToken);

    public override IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
        string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) =>
        MeasuredStream.Of(
            token => base.GetStreamingAudioAsync(text, options, token),
            () => Notes(text, options),
            update => update.Contents.Any(content => content is DataContent { Data.Length: > 0 } or UriContent),
            (notes, update) =>
            {
                notes.Model(update.ModelId);
                notes.Usage(update.Contents);
            },
            cancellationToken);

    private CallNotes Notes(string text, TextToSpeechOptions? options) =>
        new(GenAiOperation.TextToSpeech, about?.ProviderName, options?.ModelId ?? about?.DefaultModelId)
        {
            Speech = new SpeechUsage { InputCharacters = Characters(text) },
        };

    /// <summary>Providers bill letters, not UTF-16 units.</summary>
    private static int Characters(string text) => text.EnumerateRunes().Count();
}

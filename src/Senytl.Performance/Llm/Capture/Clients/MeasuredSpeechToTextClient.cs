#pragma warning disable MEAI001 // Speech is experimental in the abstractions; our tests hold this file to the version in use.
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Records each transcription. It keeps neither sound nor text; how long the sound was is read from the response.</summary>
internal sealed class MeasuredSpeechToTextClient(ISpeechToTextClient inner) : DelegatingSpeechToTextClient(inner)
{
    private readonly SpeechToTextClientMetadata? about = inner.GetService<SpeechToTextClientMetadata>();

    public override Task<SpeechToTextResponse> GetTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default) =>
        MeasuredCall.Of(
            () => base.GetTextAsync(audioSpeechStream, options, cancellationToken),
            () => Notes(options),
            (notes, response) =>
            {
                notes.Model(response.ModelId);
                notes.Usage(response.Usage);
                notes.Heard(SoundLength.Of(response.AdditionalProperties), response.EndTime);
            },
            cancellationToken);

    public override IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default) =>
        MeasuredStream.Of(
            token => base.GetStreamingTextAsync(audioSpeechStream, options, token),
            () => Notes(options),
            update => update.Text is { Length: > 0 },
            (notes, update) =>
            {
                notes.Model(update.ModelId);
                notes.Usage(update.Contents);
                notes.Heard(SoundLength.Of(update.AdditionalProperties), update.EndTime);
            },
            cancellationToken);

    private CallNotes Notes(SpeechToTextOptions? options) =>
        new(GenAiOperation.SpeechToText, about?.ProviderName, options?.ModelId ?? about?.DefaultModelId) { Speech = new SpeechUsage() };
}

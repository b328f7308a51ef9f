#pragma warning disable MEAI001 // Speech is experimental in the abstractions; our tests hold this file to the version in use.
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Records each transcription. It keeps neither sound nor text; how long the sound was is read from the response.</summary>
internal sealed class MeasuredSpeechToTextClient(ISpeechToTextClient inner) : DelegatingSpeechToTextClient(inner)
{
    private readonly SpeechToTextClientMetadata? about = inner.GetService<SpeechToTextClientMetadata>();

    public override async Task<SpeechToTextResponse> GetTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (ModelCall.Begin(CallWitness.Decorator) is not { } call)
        {
            return await base.GetTextAsync(audioSpeechStream, options, cancellationToken).ConfigureAwait(false);
        }

        var notes = Notes(options);
        var failed = true;
        try
        {
            var response = await base.GetTextAsync(audioSpeechStream, options, cancellationToken).ConfigureAwait(false);
            failed = false;
            notes.Model(response.ModelId);
            notes.Usage(response.Usage);
            notes.Speech = new SpeechUsage { InputDuration = response.EndTime };
            return response;
        }
        finally
        {
            call.End(notes.Read(failed));
        }
    }

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
                notes.Speech = update.EndTime is { } end ? new SpeechUsage { InputDuration = end } : notes.Speech;
            },
            cancellationToken);

    private CallNotes Notes(SpeechToTextOptions? options) =>
        new(GenAiOperation.SpeechToText, about?.ProviderName, options?.ModelId ?? about?.DefaultModelId) { Speech = new SpeechUsage() };
}

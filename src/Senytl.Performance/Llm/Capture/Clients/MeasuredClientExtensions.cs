#pragma warning disable MEAI001 // Speech and realtime are experimental in the abstractions, and the methods below say so.
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>Measures the calls of embedding, speech and realtime clients, as <see cref="MeasuredChatClientExtensions"/> does for chat.</summary>
/// <remarks>Each is thread-safe as far as its client is, keeps no input, output or key, and only passes calls on outside of a run.</remarks>
public static class MeasuredClientExtensions
{
    private const string Experimental = "MEAI001";

    /// <summary>Returns a generator that records each call: latency, usage, model and errors.</summary>
    public static IEmbeddingGenerator<TInput, TEmbedding> Measured<TInput, TEmbedding>(this IEmbeddingGenerator<TInput, TEmbedding> generator)
        where TEmbedding : Embedding
    {
        ArgumentNullException.ThrowIfNull(generator);
        return generator.GetService(typeof(MeasuredEmbeddingGenerator<TInput, TEmbedding>)) is null
            ? new MeasuredEmbeddingGenerator<TInput, TEmbedding>(generator)
            : generator;
    }

    /// <summary>Returns a client that records each transcription: latency, first text of a stream, usage or seconds, model and errors.</summary>
    /// <remarks>
    /// A model billed by the second needs the length of the sound: <c>AdditionalProperties["Duration"]</c> (a <see cref="TimeSpan"/> or seconds), else
    /// <see cref="SpeechToTextResponse.EndTime"/>, where the last word ended, which makes the cost a lower bound; without either it is unknown.
    /// </remarks>
    [Experimental(Experimental)]
    public static ISpeechToTextClient Measured(this ISpeechToTextClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.GetService<MeasuredSpeechToTextClient>() is null ? new MeasuredSpeechToTextClient(client) : client;
    }

    /// <summary>Returns a client that records each synthesis: latency, first sound of a stream, usage or characters, model and errors.</summary>
    [Experimental(Experimental)]
    public static ITextToSpeechClient Measured(this ITextToSpeechClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.GetService<MeasuredTextToSpeechClient>() is null ? new MeasuredTextToSpeechClient(client) : client;
    }

    /// <summary>Returns a client whose sessions record each response as a model call: latency, first content, usage, tool calls and errors.</summary>
    /// <remarks>A response belongs to the request of the code that reads the session's messages.</remarks>
    [Experimental(Experimental)]
    public static IRealtimeClient Measured(this IRealtimeClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.GetService(typeof(MeasuredRealtimeClient)) is null ? new MeasuredRealtimeClient(client) : client;
    }
}

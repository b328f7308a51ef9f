namespace Senytl.Performance.Measuring;

/// <summary>The OpenTelemetry names of operations on models.</summary>
internal static class GenAiOperation
{
    public const string Chat = "chat";
    public const string TextCompletion = "text_completion";
    public const string GenerateContent = "generate_content";
    public const string Embeddings = "embeddings";
    public const string SpeechToText = "speech_to_text";
    public const string TextToSpeech = "text_to_speech";
    public const string Realtime = "realtime";

    /// <summary>Whether the operation answers a user, and so is a step of a conversation.</summary>
    public static bool IsStep(string operation) => operation is Chat or TextCompletion or GenerateContent or Realtime;
}

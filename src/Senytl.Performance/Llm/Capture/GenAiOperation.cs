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

    /// <summary>Whether the operation is on sound, and may be billed by time or letters.</summary>
    public static bool IsSpeech(string operation) => operation is SpeechToText or TextToSpeech;

    /// <summary>Whether a call that was seen as <paramref name="inner"/> may be the one that a witness around it took for <paramref name="outer"/>.</summary>
    /// <remarks>Speech may be made by a chat, and what is known by a rule alone is taken for one; no chat is made of embeddings.</remarks>
    public static bool MayBe(string inner, string outer) => inner == outer || IsStep(inner);
}

using System.Text;

namespace Senytl.Performance.Measuring;

/// <summary>What a response has told so far, in any of the shapes of OpenAI, Anthropic, Gemini and Ollama.</summary>
/// <param name="operation">The operation, as the address tells it.</param>
internal sealed class WireReading(string operation)
{
    private readonly WireUsage usage = new();
    private readonly WireTools tools = new();
    private string? model;
    private string? tier;
    private WireField shape;
    private bool deltaIsContent;
    private bool deltaSeen;
    private bool failed;
    private bool pieces;
    private bool answered;
    private bool finished;
    private bool saysLast;
    private bool saidWhy;
    private bool usageIsWhole;
    private long? seconds;

    /// <summary>Why the response cannot be read; absent when it can.</summary>
    public string? Unreadable { get; set; }

    /// <summary>Whether the response has shown itself to be a model's: it names one, or counts tokens.</summary>
    public bool IsOfModel => model is not null || usage.Any;

    /// <summary>Whether the response is one JSON document, complete when that ends.</summary>
    public bool IsOneDocument { get; init; }

    /// <summary>Whether the response has said that it is complete.</summary>
    public bool Complete { get; private set; }

    /// <summary>Takes in what the scanner found.</summary>
    /// <returns>Whether it is content for the user.</returns>
    public bool Accept(in JsonEvent found)
    {
        switch (found.Kind)
        {
            case JsonEventKind.Object:
                Open(found.Field);
                return false;
            case JsonEventKind.TextBegins:
                return Begin(found.Field);
            case JsonEventKind.Piece:
                tools.Hash(found.Field, found.Bytes);
                return false;
            case JsonEventKind.Text:
                return Text(found.Field, found.Bytes);
            case JsonEventKind.Number when found.Field == WireField.ChoiceIndex:
                tools.InChoice(found.Number);
                return false;
            case JsonEventKind.Number when found.Field == WireField.ModalityCount:
                usage.Count(found.Number);
                return false;
            case JsonEventKind.Number when found.Field == WireField.ToolIndex:
                tools.At(found.Number);
                return false;
            case JsonEventKind.Number when found.Field == WireField.Seconds:
                seconds = found.Number;
                return false;
            case JsonEventKind.Number when found.Field is >= WireField.Input and <= WireField.AudioOutput:
                shape = found.Field is WireField.CachedBeside or WireField.CacheWrite ? found.Field : shape;
                usage.Set(found.Field, found.Number);
                answered = true;
                usageIsWhole |= finished && found.Field == WireField.Output;
                return false;
            case JsonEventKind.True when found.Field == WireField.Done:
                saysLast = true;
                return false;
            case JsonEventKind.End:
                deltaIsContent = deltaSeen = false;
                Complete |= IsOneDocument || saysLast;
                saidWhy |= finished;
                return false;
            default:
                return false;
        }
    }

    /// <summary>A stream's last word that is no JSON.</summary>
    public void Finish() => Complete = true;

    /// <param name="end">How the response ended, as far as its status and its bytes tell.</param>
    public CallReading Read(CallEnd end)
    {
        // A stream of success that turns into an error, or that never says why or that it ends, has been cut short on its way.
        var hasContent = answered || tools.Count > 0;
        var unfinished = failed ? hasContent : (hasContent || IsOfModel) && !(IsOneDocument || Complete || saidWhy);
        var brokeOff = (end == CallEnd.CutShort || (end == CallEnd.Complete && unfinished))
            && Unreadable is null && !(usageIsWhole || (IsOneDocument && Complete));
        var provider = shape switch
        {
            WireField.CachedBeside or WireField.CacheWrite => "anthropic",
            WireField.GeminiUsage => "gemini",
            _ => null,
        };
        var (tokens, problem) = brokeOff || Unreadable is not null ? default : usage.Read(provider, operation);
        return new CallReading
        {
            Operation = operation,
            Provider = provider,
            Model = model,
            Tier = tier,
            Usage = tokens,
            Unpriceable = problem ?? Unreadable,
            Speech = GenAiOperation.IsSpeech(operation) ? new SpeechUsage { InputDuration = seconds is { } told ? SoundLength.FromSeconds(told) : null } : null,
            ToolCalls = tools.Count,
            ToolsUnseen = end == CallEnd.Complete && !brokeOff && GenAiOperation.IsStep(operation) && (Unreadable is not null || !(IsOfModel || tools.Count > 0)),
            Fingerprints = tools.Fingerprints,
            End = brokeOff ? CallEnd.CutShort
                : failed || end == CallEnd.Failed || (end == CallEnd.CutShort && Unreadable is null) ? CallEnd.Failed
                : CallEnd.Complete,
        };
    }

    private void Open(WireField place)
    {
        switch (place)
        {
            case WireField.ToolPiece:
                pieces = true;
                tools.OpenPiece();
                break;
            case WireField.Tool:
                pieces = false;
                tools.Open(counted: true);
                break;
            case WireField.Item:
                pieces = false;
                tools.Open(counted: false);
                break;
            case WireField.InputDetail or WireField.CacheDetail or WireField.OutputDetail:
                usage.OpenDetail(place);
                break;
            case WireField.GeminiUsage:
                shape = place;
                break;
            case WireField.Error:
                failed = true;
                break;
        }
    }

    private bool Begin(WireField place)
    {
        switch (place)
        {
            case WireField.Content:
            case WireField.Delta when deltaIsContent:
                answered = true;
                return true;
            case WireField.Finish:
                finished = true;
                return false;
            case WireField.Delta:
                deltaSeen = true;
                return false;
            case WireField.ToolName:
                tools.BeginName(pieces);
                return false;
            case WireField.Error:
                failed = true;
                return false;
            default:
                return false;
        }
    }

    private bool Text(WireField place, ReadOnlySpan<byte> bytes)
    {
        switch (place)
        {
            case WireField.Model when bytes.Length > 0:
                model = Known(model, bytes);
                return false;
            case WireField.Tier:
                tier = Known(tier, bytes);
                return false;
            case WireField.Modality:
                usage.Modality(isAudio: bytes.SequenceEqual("AUDIO"u8));
                return false;

            // What the provider runs by itself (search, MCP) is within the response, which then asks for nothing.
            case WireField.ItemKind when bytes.SequenceEqual("tool_use"u8) || bytes.SequenceEqual("function_call"u8) || bytes.SequenceEqual("custom_tool_call"u8):
                tools.Confirm();
                return false;
            case WireField.Type:
                return Type(bytes);
            default:
                return false;
        }
    }

    /// <summary>The text, without another copy of one that is known.</summary>
    private static string Known(string? known, ReadOnlySpan<byte> bytes) => known is not null && Ascii.Equals(bytes, known) ? known : Encoding.UTF8.GetString(bytes);

    private bool Type(ReadOnlySpan<byte> type)
    {
        saysLast |= type.SequenceEqual("message_stop"u8) || type.SequenceEqual("response.completed"u8) || type.SequenceEqual("response.incomplete"u8)
            || type.SequenceEqual("transcript.text.done"u8) || type.SequenceEqual("speech.audio.done"u8);
        failed |= type.SequenceEqual("response.failed"u8);
        finished |= failed;
        deltaIsContent = (type.StartsWith("response."u8) || type.StartsWith("transcript."u8)) && type.EndsWith(".delta"u8)
            && (type.IndexOf("text"u8) >= 0 || type.IndexOf("refusal"u8) >= 0 || type.IndexOf("audio"u8) >= 0);
        return deltaIsContent && deltaSeen;
    }
}

namespace Senytl.Performance.Measuring;

/// <summary>Reads a response as its bytes pass: JSON, lines of JSON, or server-sent events.</summary>
/// <param name="isEventStream">Whether the bytes are server-sent events.</param>
/// <param name="reading">Where what is read goes.</param>
internal sealed class WireReader(bool isEventStream, WireReading reading)
{
    private readonly JsonScanner json = new();
    private readonly EventStreamReader events = new();

    /// <summary>Reads some bytes, cut anywhere.</summary>
    /// <returns>How many chunks with content they completed or began.</returns>
    public int Read(ReadOnlySpan<byte> bytes)
    {
        if (!isEventStream)
        {
            return ReadJson(bytes);
        }

        var contents = 0;
        while (events.TryRead(ref bytes, out var data, out var last))
        {
            if (last)
            {
                reading.Finish();
            }

            if (data.IsEmpty)
            {
                json.Reset();
            }
            else
            {
                contents += ReadJson(data);
            }
        }

        return contents;
    }

    private int ReadJson(ReadOnlySpan<byte> bytes)
    {
        var contents = 0;
        var whole = bytes;
        var plain = json.AtStart && !json.SkipOpening(ref bytes);
        ReadOnlySpan<byte> afterText = default;
        while (json.TryRead(ref bytes, out var found))
        {
            if (plain && found is { Kind: JsonEventKind.TextBegins, Field: WireField.Content })
            {
                json.RememberOpening(whole[..^bytes.Length]);
            }

            // An opening that tells of more than names may not be skipped.
            plain &= found.Field is WireField.Model or WireField.Tier or WireField.Type or WireField.ChoiceIndex;
            contents += reading.Accept(found) ? 1 : 0;
            if (found is { Kind: JsonEventKind.End })
            {
                Ended(afterText, bytes);
            }

            afterText = default;
            if (found is { Kind: JsonEventKind.Text, Field: WireField.Content })
            {
                afterText = EndOfText(ref bytes);
            }
        }

        return contents;
    }

    private void Ended(ReadOnlySpan<byte> afterText, ReadOnlySpan<byte> rest)
    {
        if (!afterText.IsEmpty)
        {
            json.RememberClosing(afterText[..^rest.Length]);
        }

        // Another document in the same bytes may tell of another model.
        if (rest.ContainsAnyExcept(" \t\r\n"u8))
        {
            json.ForgetOpening();
        }
    }

    /// <returns>What follows a text, for a closing to be remembered; empty when its closing was known and is skipped.</returns>
    private ReadOnlySpan<byte> EndOfText(scoped ref ReadOnlySpan<byte> bytes)
    {
        if (json.SkipClosing(ref bytes))
        {
            reading.Accept(new JsonEvent(JsonEventKind.End, WireField.None));
            return default;
        }

        json.MarkClosing();
        return bytes;
    }
}

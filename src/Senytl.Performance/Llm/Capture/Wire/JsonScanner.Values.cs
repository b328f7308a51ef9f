namespace Senytl.Performance.Measuring;

/// <content>Strings, numbers and literals.</content>
internal sealed partial class JsonScanner
{
    private const long MostNumber = (long.MaxValue / 10) - 1;

    private static bool IsScalar(byte octet) =>
        octet is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (byte)'E' or (byte)'.' or (byte)'+' or (byte)'-';

    private JsonEventKind BeginValue(byte octet)
    {
        switch (octet)
        {
            case (byte)'"':
                state = State.InText;
                textLength = 0;
                announced = false;
                escaped = false;
                return JsonEventKind.None;
            case (byte)'{':
                return Open(isArray: false);
            case (byte)'[':
                return Open(isArray: true);
            case (byte)']' when depth > 0 && arrays[depth - 1]:
                return Close();
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                state = State.InNumber;
                negative = octet == (byte)'-';
                number = negative ? 0 : octet - '0';
                whole = true;
                return JsonEventKind.None;
            case (byte)'t' or (byte)'f' or (byte)'n':
                state = State.InLiteral;
                whole = octet == (byte)'t';
                return JsonEventKind.None;
            default:
                return Expect(false, State.Bad);
        }
    }

    private JsonEventKind ReadText(ref ReadOnlySpan<byte> bytes)
    {
        var known = field != WireField.None && hashedFrom == 0;
        if (known && !announced && bytes[0] != (byte)'"')
        {
            announced = true;
            found = field;
            return JsonEventKind.TextBegins;
        }

        var stop = escaped ? 0 : bytes.IndexOfAny((byte)'"', (byte)'\\');
        var ends = stop >= 0 && !escaped && bytes[stop] == (byte)'"';
        var part = stop < 0 ? bytes : bytes[..(ends ? stop : stop + 1)];
        escaped = stop >= 0 && !ends && !escaped;
        if (known && part.Length > 0)
        {
            if (field is WireField.ToolArguments or WireField.ToolName)
            {
                bytes = bytes[part.Length..];
                found = field;
                return JsonEventKind.Piece;
            }

            if (field is WireField.Model or WireField.Tier or WireField.Modality or WireField.Type or WireField.ItemKind)
            {
                KeepText(part);
            }
        }

        bytes = bytes[(part.Length + (ends ? 1 : 0))..];
        return ends ? End(JsonEventKind.Text) : JsonEventKind.None;
    }

    private void KeepText(ReadOnlySpan<byte> part)
    {
        var kept = part[..Math.Min(part.Length, MostText - textLength)];
        kept.CopyTo(text.AsSpan(textLength));
        textLength += kept.Length;
    }

    private void TakeDigit(byte octet)
    {
        if (octet is < (byte)'0' or > (byte)'9' || number > MostNumber)
        {
            whole = false;
        }
        else
        {
            number = (number * 10) + (octet - '0');
        }
    }

    private JsonEventKind ReadScalar(ref ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        for (; length < bytes.Length && IsScalar(bytes[length]); length++)
        {
            if (state == State.InNumber)
            {
                TakeDigit(bytes[length]);
            }
        }

        bytes = bytes[length..];
        if (bytes.IsEmpty)
        {
            return JsonEventKind.None;
        }

        var kind = state == State.InNumber ? JsonEventKind.Number : JsonEventKind.True;
        return whole ? End(kind) : EndValue();
    }

    /// <summary>Ends a value, and tells of it where it stands at a known place.</summary>
    private JsonEventKind End(JsonEventKind kind)
    {
        var place = hashedFrom == 0 ? field : WireField.None;
        var end = EndValue();
        found = place;
        return place == WireField.None ? end : kind;
    }
}

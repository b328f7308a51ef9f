namespace Senytl.Performance.Measuring;

/// <content>Strings, numbers and literals.</content>
internal sealed partial class JsonScanner
{
    private const long MostNumber = long.MaxValue / 10 - 1;

    private static bool IsScalar(byte octet) =>
        octet is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (byte)'E' or (byte)'.' or (byte)'+' or (byte)'-';

    private bool TryReadText(ref ReadOnlySpan<byte> bytes, out JsonEvent found)
    {
        found = default;
        var hashed = hashedFrom == 0 && field is WireField.ToolArguments or WireField.ToolName;
        if (!announced && field != WireField.None && hashedFrom == 0 && bytes[0] != (byte)'"')
        {
            announced = true;
            found = new JsonEvent(JsonEventKind.TextBegins, field);
            return true;
        }

        var stop = escaped ? 0 : bytes.IndexOfAny(StringStops);
        var ends = stop >= 0 && !escaped && bytes[stop] == (byte)'"';
        var part = stop < 0 ? bytes : bytes[..(ends ? stop : stop + 1)];
        escaped = stop >= 0 && !ends && !escaped;
        Keep(part);
        if (hashed && part.Length > 0)
        {
            bytes = bytes[part.Length..];
            found = new JsonEvent(JsonEventKind.Piece, field, part);
            return true;
        }

        bytes = bytes[(part.Length + (ends ? 1 : 0))..];
        return ends && EndText(out found);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (field is WireField.Model or WireField.Type or WireField.ItemKind)
        {
            var kept = part[..Math.Min(part.Length, MostText - textLength)];
            kept.CopyTo(text.AsSpan(textLength));
            textLength += kept.Length;
        }
    }

    private bool EndText(out JsonEvent found)
    {
        var ended = hashedFrom == 0 ? field : WireField.None;
        if (EndValue(out found) && ended == WireField.None)
        {
            return true;
        }

        found = new JsonEvent(JsonEventKind.Text, ended, text.AsSpan(0, textLength));
        return ended != WireField.None;
    }

    private void TakeScalar(byte octet)
    {
        if (state == State.InLiteral)
        {
            return;
        }

        if (octet is < (byte)'0' or > (byte)'9' || number > MostNumber)
        {
            whole = false;
        }
        else
        {
            number = (number * 10) + (octet - '0');
        }
    }

    private bool EndScalar(out JsonEvent found)
    {
        var ended = hashedFrom == 0 ? field : WireField.None;
        var scalar = state == State.InNumber
            ? new JsonEvent(JsonEventKind.Number, ended, number: negative ? -number : number)
            : new JsonEvent(JsonEventKind.True, ended);
        if (EndValue(out found) && (ended == WireField.None || !whole))
        {
            return true;
        }

        found = scalar;
        return whole && ended != WireField.None;
    }
}

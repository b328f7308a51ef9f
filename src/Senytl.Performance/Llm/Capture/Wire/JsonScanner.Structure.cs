namespace Senytl.Performance.Measuring;

/// <content>Objects, their names, and arrays.</content>
internal sealed partial class JsonScanner
{
    private JsonEventKind BeginName(byte octet)
    {
        if (octet == (byte)'}' && state == State.FirstName)
        {
            return Close();
        }

        textLength = 0;
        escaped = false;
        return Expect(octet == (byte)'"', State.InName);
    }

    private void ReadName(ref ReadOnlySpan<byte> bytes)
    {
        var stop = escaped ? 0 : bytes.IndexOfAny((byte)'"', (byte)'\\');
        if (stop >= 0 && !escaped && bytes[stop] == (byte)'"')
        {
            EndName(bytes[..stop]);
            bytes = bytes[(stop + 1)..];
            if (bytes is [(byte)':', ..])
            {
                bytes = bytes[1..];
                state = State.Value;
            }

            return;
        }

        var part = stop < 0 ? bytes : bytes[..(stop + 1)];
        escaped = stop >= 0 && !escaped;
        KeepText(part);
        bytes = bytes[part.Length..];
    }

    private void EndName(ReadOnlySpan<byte> rest)
    {
        state = State.Colon;
        path = depth == 0 ? WirePaths.Root : paths[depth - 1];
        field = WireField.None;
        if (path == Nowhere)
        {
            return;
        }

        if (textLength > 0)
        {
            KeepText(rest);
            rest = text.AsSpan(0, textLength);
        }

        var named = WirePaths.Append(path, rest);
        var place = WirePaths.Find(named);
        path = place is null ? Nowhere : named;
        field = place ?? WireField.None;
    }

    private JsonEventKind Separate(byte octet)
    {
        if (octet == (byte)',' && depth > 0)
        {
            var inArray = arrays[depth - 1];
            state = inArray ? State.Value : State.Name;
            path = paths[depth - 1];
            field = inArray && path != Nowhere ? WirePaths.Find(path) ?? WireField.None : WireField.None;
            return JsonEventKind.None;
        }

        return depth > 0 && octet == (arrays[depth - 1] ? (byte)']' : (byte)'}') ? Close() : Expect(false, State.Bad);
    }

    private JsonEventKind Open(bool isArray)
    {
        if (depth == MostDepth)
        {
            return Expect(false, State.Bad);
        }

        paths[depth] = path;
        arrays[depth] = isArray;
        depth++;
        state = isArray ? State.Value : State.FirstName;
        if (hashedFrom > 0)
        {
            field = WireField.None;
            return JsonEventKind.None;
        }

        if (field == WireField.ToolArguments && !isArray)
        {
            hashedFrom = depth;
        }

        found = field;
        field = isArray ? field : WireField.None;
        return isArray || found == WireField.None ? JsonEventKind.None : JsonEventKind.Object;
    }

    private JsonEventKind Close()
    {
        depth--;
        hashedFrom = hashedFrom > depth ? 0 : hashedFrom;
        return EndValue();
    }

    private JsonEventKind EndValue()
    {
        field = WireField.None;
        if (depth == 0)
        {
            Reset();
            return JsonEventKind.End;
        }

        // A list of documents, as Gemini streams them, is read as so many documents.
        state = State.AfterValue;
        return depth == 1 && arrays[0] ? JsonEventKind.End : JsonEventKind.None;
    }
}

namespace Senytl.Performance.Measuring;

/// <content>Objects and arrays.</content>
internal sealed partial class JsonScanner
{
    private bool BeginValue(byte octet, out JsonEvent found)
    {
        found = default;
        switch (octet)
        {
            case (byte)'{':
                return Open(isArray: false, out found);
            case (byte)'[':
                return Open(isArray: true, out found);
            case (byte)']' when depth > 0 && arrays[depth - 1]:
                return Close(out found);
            case (byte)'"':
                state = State.InText;
                textLength = 0;
                announced = false;
                escaped = false;
                return false;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                state = State.InNumber;
                negative = octet == (byte)'-';
                number = negative ? 0 : octet - '0';
                whole = true;
                return false;
            case (byte)'t' or (byte)'f' or (byte)'n':
                state = State.InLiteral;
                whole = octet == (byte)'t';
                return false;
            default:
                state = State.Bad;
                return false;
        }
    }

    private bool BeginName(byte octet, out JsonEvent found)
    {
        found = default;
        if (octet == (byte)'}' && state == State.FirstName)
        {
            return Close(out found);
        }

        name = depth == 0 ? WirePaths.Root : paths[depth - 1];
        escaped = false;
        return Expect(octet == (byte)'"', State.InName);
    }

    private bool Separate(byte octet, out JsonEvent found)
    {
        found = default;
        if (octet == (byte)',' && depth > 0)
        {
            var inArray = arrays[depth - 1];
            state = inArray ? State.Value : State.Name;
            name = paths[depth - 1];
            field = inArray ? WirePaths.Find(name) : WireField.None;
            return false;
        }

        var closes = depth > 0 && octet == (arrays[depth - 1] ? (byte)']' : (byte)'}');
        return closes ? Close(out found) : Expect(false, State.Bad);
    }

    private bool Open(bool isArray, out JsonEvent found)
    {
        found = default;
        if (depth == MostDepth)
        {
            return Expect(false, State.Bad);
        }

        paths[depth] = depth == 0 ? WirePaths.Root : arrays[depth - 1] ? paths[depth - 1] : name;
        arrays[depth] = isArray;
        depth++;
        state = isArray ? State.Value : State.FirstName;
        if (hashedFrom > 0)
        {
            field = WireField.None;
            return false;
        }

        if (field == WireField.ToolArguments && !isArray)
        {
            hashedFrom = depth;
        }

        var opened = field;
        field = isArray ? field : WireField.None;
        found = new JsonEvent(JsonEventKind.Object, opened);
        return !isArray && opened != WireField.None;
    }

    private bool Close(out JsonEvent found)
    {
        found = default;
        depth--;
        hashedFrom = hashedFrom > depth ? 0 : hashedFrom;
        return EndValue(out found);
    }

    private bool EndValue(out JsonEvent found)
    {
        found = default;
        field = WireField.None;
        if (depth > 0)
        {
            state = State.AfterValue;

            // A list of documents, as Gemini streams them, is read as so many documents.
            found = new JsonEvent(JsonEventKind.End, WireField.None);
            return depth == 1 && arrays[0];
        }

        Reset();
        found = new JsonEvent(JsonEventKind.End, WireField.None);
        return true;
    }
}

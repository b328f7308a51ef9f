namespace Senytl.Performance.Measuring;

/// <summary>
/// Finds the data of server-sent events as they pass, cut anywhere (WHATWG HTML, 9.2.6). Holds four numbers and no line.
/// </summary>
internal sealed class EventStreamReader
{
    private static ReadOnlySpan<byte> Prefix => "data:"u8;

    /// <summary>The prefix as every server writes it.</summary>
    private static ReadOnlySpan<byte> Usual => "data: "u8;

    private static ReadOnlySpan<byte> Last => "[DONE]"u8;

    private int matched;
    private int lastMatched;
    private Place place;
    private bool afterReturn;

    private enum Place
    {
        LineStart,
        Prefix,
        Space,
        Data,
        OtherLine,
    }

    /// <summary>Reads on to the next piece of data.</summary>
    /// <param name="bytes">What is left to read; moves on.</param>
    /// <param name="data">The piece; empty when an event ends.</param>
    /// <param name="last">Whether the data says that the stream is over.</param>
    /// <returns>False when all bytes are read.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> data, out bool last)
    {
        data = default;
        last = false;
        while (bytes.Length > 0)
        {
            var octet = bytes[0];
            if (octet is (byte)'\n' or (byte)'\r')
            {
                bytes = bytes[1..];
                if (octet == (byte)'\n' && afterReturn)
                {
                    afterReturn = false;
                    continue;
                }

                afterReturn = octet == (byte)'\r';
                var blank = place == Place.LineStart;
                place = Place.LineStart;
                if (blank)
                {
                    return true;
                }

                continue;
            }

            afterReturn = false;
            if (place == Place.Data)
            {
                data = Line(ref bytes);
                last = IsLast(data);
                return true;
            }

            Advance(ref bytes, octet);
        }

        return false;
    }

    private void Advance(ref ReadOnlySpan<byte> bytes, byte octet)
    {
        switch (place)
        {
            case Place.LineStart when bytes.StartsWith(Usual):
                bytes = bytes[Usual.Length..];
                lastMatched = 0;
                place = Place.Data;
                break;
            case Place.LineStart:
                matched = 0;
                place = Place.Prefix;
                break;
            case Place.Prefix when octet == Prefix[matched]:
                bytes = bytes[1..];
                place = ++matched == Prefix.Length ? Place.Space : Place.Prefix;
                break;
            case Place.Prefix:
                place = Place.OtherLine;
                break;
            case Place.Space:
                bytes = octet == (byte)' ' ? bytes[1..] : bytes;
                lastMatched = 0;
                place = Place.Data;
                break;
            default:
                Line(ref bytes);
                break;
        }
    }

    private static ReadOnlySpan<byte> Line(ref ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
        var line = end < 0 ? bytes : bytes[..end];
        bytes = bytes[line.Length..];
        return line;
    }

    private bool IsLast(ReadOnlySpan<byte> data)
    {
        foreach (var octet in data)
        {
            if (lastMatched < 0 || lastMatched >= Last.Length || octet != Last[lastMatched])
            {
                lastMatched = -1;
                return false;
            }

            lastMatched++;
        }

        return lastMatched == Last.Length;
    }
}

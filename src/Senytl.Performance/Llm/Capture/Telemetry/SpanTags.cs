using System.Diagnostics;

namespace Senytl.Performance.Measuring;

/// <summary>Reads attributes of spans, of whatever type they were given. Never throws: it runs inside of the agent's own code.</summary>
internal static class SpanTags
{
    public static bool Any(Activity span, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (span.GetTagItem(name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first that is a text.</summary>
    public static string? Text(Activity span, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (span.GetTagItem(name) is string { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The texts of all, whether one or a list.</summary>
    public static IReadOnlyList<string> Texts(Activity span, params ReadOnlySpan<string> names)
    {
        List<string> texts = [];
        foreach (var name in names)
        {
            switch (span.GetTagItem(name))
            {
                case string text:
                    texts.Add(text);
                    break;
                case IEnumerable<string> several:
                    texts.AddRange(several);
                    break;
            }
        }

        return texts;
    }

    /// <summary>The first that is a count of tokens. Semantic Kernel writes −1 for what it does not know.</summary>
    public static long? Count(Activity span, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Whole(span.GetTagItem(name)) is { } count and not -1)
            {
                return count;
            }
        }

        return null;
    }

    private static long? Whole(object? value) => value switch
    {
        long count => count,
        int count => count,
        short count => count,
        byte count => count,
        uint count => count,
        ulong count when count <= long.MaxValue => (long)count,
        double count when double.IsInteger(count) && Math.Abs(count) <= 1L << 53 => (long)count,
        float count when float.IsInteger(count) && Math.Abs(count) <= 1 << 24 => (long)count,
        decimal count when decimal.IsInteger(count) && Math.Abs(count) <= long.MaxValue => (long)count,
        _ => null,
    };
}

namespace Senytl.Performance;

/// <summary>Tells the script of a piece of text by its last character outside of ASCII.</summary>
internal static class Scripts
{
    public static Script Of(ReadOnlySpan<char> piece)
    {
        var at = piece.LastIndexOfAnyExceptInRange('\0', '\u007F');
        return at < 0 ? Script.Latin : piece[at] switch
        {
            >= '\u1EA0' and <= '\u1EFF' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or 'đ' or 'Đ' => Script.Vietnamese,
            >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => Script.Greek,
            >= '\u0400' and <= '\u052F' => Script.Cyrillic,
            >= '\u0590' and <= '\u05FF' => Script.Hebrew,
            >= '\u0600' and <= '\u08FF' => Script.Arabic,
            >= '\u0900' and <= '\u0DFF' => Script.Indic,
            >= '\u0E00' and <= '\u0FFF' => Script.Thai,
            >= '\u3040' and <= '\u30FF' => Script.Kana,
            >= '\u3400' and <= '\u9FFF' or >= '\uD840' and <= '\uD888' or >= '\u3000' and <= '\u303F' or >= '\uFF00' and <= '\uFFEF' => Script.Han,
            >= '\uAC00' and <= '\uD7AF' or >= '\u1100' and <= '\u11FF' => Script.Hangul,
            _ => Script.Latin,
        };
    }
}

using System.Globalization;
using System.Text;

namespace Senytl.Performance.Tests.Llm.Tokens.Reference;

/// <summary>Every assigned character of every plane, between letters of both cases, digits and spaces, 256 code points a text.</summary>
internal static class EveryLetter
{
    public static IEnumerable<string> Texts()
    {
        for (var block = 0; block < 0x110000; block += 256)
        {
            var text = new StringBuilder();
            for (var point = block; point < block + 256; point++)
            {
                if (CharUnicodeInfo.GetUnicodeCategory(point) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
                    && !(point is >= 0x4F00 and < 0x9F00 or >= 0xAD00 and < 0xD700 or >= 0x20100 and < 0x2A600))
                {
                    var letter = char.ConvertFromUtf32(point);
                    text.Append(letter).Append('a').Append(letter).Append("A 1").Append(letter).Append(' ').Append(letter).Append('\'').Append(letter).Append('\n');
                }
            }

            if (text.Length > 0)
            {
                yield return text.ToString();
            }
        }
    }
}

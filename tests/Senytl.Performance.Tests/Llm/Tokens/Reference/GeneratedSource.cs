using System.Globalization;
using System.Text;

namespace Senytl.Performance.Tests.Llm.Tokens.Reference;

/// <summary>Source files in eight shapes: indentation, long identifiers, operators, numbers, comments and strings.</summary>
internal static class GeneratedSource
{
    private static readonly string[] Words =
    [
        "request", "Response", "HTTPClient", "userId", "max_tokens", "parse", "XMLReader", "i", "buffer", "sha256", "IsValid", "__init__", "await", "token2Id", "naïve", "größe", "数量",
    ];

    private static readonly string[] Lines =
    [
        "    public async Task<{0}> {1}Async({2} value, CancellationToken ct = default) => await _{0}.{1}(value ?? \"{2}\", {3});",
        "def {0}(self, {1}: int = {3}, *, {2}=None):\n    \"\"\"Returns {1}.\"\"\"\n    return [x for x in {2} if x % {3} != 0]\n",
        "const {0} = ({1}) => {{ if (!{1}) throw new Error(`bad ${{{2}}} at {3}`); return {1}?.{2} ?? {3}; }};",
        "<div class=\"{0}\" id='{1}-{3}' data-{2}=\"{3}px\">{0} &amp; {1}</div>",
        "  \"{0}\": {{ \"{1}\": {3}.{3}, \"{2}\": [null, true, \"\\u00e9\\n\"] }},",
        "SELECT {0}.{1}, COUNT(*) AS {2} FROM {0} WHERE {1} >= {3} GROUP BY 1 ORDER BY {2} DESC; -- {0}'s",
        "\tif err := {0}.{1}(&{2}{{}}, 0x{3}); err != nil {{\r\n\t\treturn fmt.Errorf(\"{1}: %w\", err)\r\n\t}}\r\n",
        "#define {0}_{1}(x)   (((x) << {3}) | ~{2})   /* {0}/{1}//{2} */\\",
    ];

    public static IEnumerable<string> Files(Random random, int count) => Enumerable.Range(0, count).Select(index => One(random, index));

    public static string One(Random random, int index)
    {
        var text = new StringBuilder();
        for (var line = 0; line < 20 + random.Next(60); line++)
        {
            var shape = Lines[random.Next(4) == 0 ? random.Next(Lines.Length) : index % Lines.Length];
            text.AppendFormat(CultureInfo.InvariantCulture, shape, Word(random), Word(random), Word(random), random.Next(100_000));
            text.Append(random.Next(6) == 0 ? "\n\n" : "\n").Append(' ', random.Next(3) * 4);
        }

        return text.ToString();
    }

    private static string Word(Random random) => Words[random.Next(Words.Length)];
}

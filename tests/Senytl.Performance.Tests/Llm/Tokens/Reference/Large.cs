using System.Text;

namespace Senytl.Performance.Tests.Llm.Tokens.Reference;

/// <summary>Texts of a million characters.</summary>
internal static class Large
{
    public const int Units = 1_000_000;

    public static IEnumerable<string> Texts(Random random)
    {
        yield return Languages.Prose(random, Languages.Questions[0].Text, Units);
        yield return Languages.Prose(random, string.Join(' ', Languages.Questions.Select(question => question.Text)), Units);
        yield return Sources(random);
        yield return string.Create(Units, random, (text, source) =>
        {
            foreach (ref var unit in text)
            {
                unit = (char)source.Next(0x20, 0x7F);
            }
        });
    }

    public static string Sources(Random random)
    {
        var text = new StringBuilder();
        for (var file = 0; text.Length < Units; file++)
        {
            text.Append(GeneratedSource.One(random, file));
        }

        return text.ToString(0, Units);
    }
}

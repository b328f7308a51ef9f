namespace Senytl.Performance.Tests.Llm.Tokens.Reference;

/// <summary>The texts that are counted by both sides; the same ones from the same seed, on any machine.</summary>
public static class Corpus
{
    public const int Seed = 20260724;

    public static IEnumerable<string> All() =>
    [
        .. RandomUnicode.Strings(new Random(Seed), 10_000),
        .. GeneratedSource.Files(new Random(Seed), 200),
        .. Languages.Texts(new Random(Seed)),
        .. EveryLetter.Texts(),
        .. Awkward.Texts(),
        .. Large.Texts(new Random(Seed)),
    ];
}

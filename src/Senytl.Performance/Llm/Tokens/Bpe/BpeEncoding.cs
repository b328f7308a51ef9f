namespace Senytl.Performance;

/// <summary>What tells the encodings apart.</summary>
/// <param name="Name">The public name.</param>
/// <param name="File">The embedded vocabulary.</param>
/// <param name="Ranks">How many ranks of it belong to the encoding.</param>
/// <param name="Specials">The special tokens by their text.</param>
internal sealed record BpeEncoding(string Name, string File, int Ranks, IReadOnlyDictionary<string, int> Specials)
{
    public static BpeEncoding R50k { get; } = new("r50k_base", "p50k_base", 50256, new Dictionary<string, int> { ["<|endoftext|>"] = 50256 });

    public static BpeEncoding P50k { get; } = new("p50k_base", "p50k_base", int.MaxValue, new Dictionary<string, int> { ["<|endoftext|>"] = 50256 });

    public static BpeEncoding Cl100k { get; } = new("cl100k_base", "cl100k_base", int.MaxValue, new Dictionary<string, int>
    {
        ["<|endoftext|>"] = 100257,
        ["<|fim_prefix|>"] = 100258,
        ["<|fim_middle|>"] = 100259,
        ["<|fim_suffix|>"] = 100260,
        ["<|endofprompt|>"] = 100276,
    });

    public static BpeEncoding O200k { get; } = new("o200k_base", "o200k_base", int.MaxValue, new Dictionary<string, int>
    {
        ["<|endoftext|>"] = 199999,
        ["<|endofprompt|>"] = 200018,
    });

    public static BpeEncoding Harmony { get; } = new("o200k_harmony", "o200k_base", int.MaxValue, HarmonySpecials());

    /// <summary>The named tokens of the harmony format; each number that has no name is reserved.</summary>
    private static Dictionary<string, int> HarmonySpecials()
    {
        var specials = new Dictionary<string, int>
        {
            ["<|startoftext|>"] = 199998,
            ["<|endoftext|>"] = 199999,
            ["<|return|>"] = 200002,
            ["<|constrain|>"] = 200003,
            ["<|channel|>"] = 200005,
            ["<|start|>"] = 200006,
            ["<|end|>"] = 200007,
            ["<|message|>"] = 200008,
            ["<|call|>"] = 200012,
            ["<|endofprompt|>"] = 200018,
        };
        foreach (var reserved in Enumerable.Range(200000, 1088).Where(id => id is > 200012 or 200000 or 200001 or 200004 or 200009 or 200010 or 200011))
        {
            specials[FormattableString.Invariant($"<|reserved_{reserved}|>")] = reserved;
        }

        return specials;
    }
}

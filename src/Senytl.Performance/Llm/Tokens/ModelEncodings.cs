namespace Senytl.Performance;

/// <summary>The encoding of each OpenAI model: the reference's table, and its rule for names that begin like a listed one.</summary>
internal static class ModelEncodings
{
    private static readonly string[] R50k =
    [
        "gpt2", "gpt-2", "davinci", "curie", "babbage", "ada", "text-davinci-001", "text-curie-001", "text-babbage-001", "text-ada-001",
        "text-similarity-davinci-001", "text-similarity-curie-001", "text-similarity-babbage-001", "text-similarity-ada-001",
        "text-search-davinci-doc-001", "text-search-curie-doc-001", "text-search-babbage-doc-001", "text-search-ada-doc-001",
        "code-search-babbage-code-001", "code-search-ada-code-001",
    ];

    private static readonly string[] P50k =
    [
        "text-davinci-002", "text-davinci-003", "code-davinci-001", "code-davinci-002", "code-cushman-001", "code-cushman-002",
        "davinci-codex", "cushman-codex", "text-davinci-edit-001", "code-davinci-edit-001",
    ];

    private static readonly string[] Cl100kNames = ["davinci-002", "babbage-002", "text-embedding-ada-002", "text-embedding-3-small", "text-embedding-3-large"];

    /// <summary>Families by how their names begin; the longest that fits decides, so that gpt-4o and gpt-4.1 are not gpt-4.</summary>
    private static readonly (string Family, string Encoding)[] Families =
    [
        ("gpt-oss", "o200k_harmony"), ("gpt-3.5", "cl100k_base"), ("gpt-35", "cl100k_base"), ("gpt-4", "cl100k_base"),
        ("gpt-4o", "o200k_base"), ("chatgpt-4o", "o200k_base"), ("gpt-4.1", "o200k_base"), ("gpt-4.5", "o200k_base"), ("gpt-5", "o200k_base"),
        ("gpt-audio", "o200k_base"), ("gpt-realtime", "o200k_base"), ("codex", "o200k_base"), ("o1", "o200k_base"), ("o3", "o200k_base"), ("o4", "o200k_base"),
    ];

    /// <summary>The encoding's name, or null for a model that is not OpenAI's or not known.</summary>
    /// <param name="name">The model's name in lower case, without a provider's prefix.</param>
    public static string? Of(string name) =>
        R50k.Contains(name) ? "r50k_base"
        : P50k.Contains(name) ? "p50k_base"
        : Cl100kNames.Contains(name) ? "cl100k_base"
        : Families.Where(family => IsFamily(name, family.Family)).OrderByDescending(family => family.Family.Length).FirstOrDefault().Encoding;

    /// <summary>Whether a name is the family's own, or goes on behind it with something that is not part of its word or number.</summary>
    public static bool IsFamily(string name, string family) =>
        name.StartsWith(family, StringComparison.Ordinal)
        && (name.Length == family.Length || name[family.Length] is '-' or ':' or '@' || (name[family.Length] == '.' && family is "gpt-5"));
}

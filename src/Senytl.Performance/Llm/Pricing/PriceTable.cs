namespace Senytl.Performance;

/// <summary>A price list as read from a file.</summary>
internal sealed record PriceTable(Dictionary<string, PriceEntry> Entries, DateOnly? AsOf, string Source, IReadOnlyList<string> IgnoredKeys);

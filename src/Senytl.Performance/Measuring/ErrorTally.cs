namespace Senytl.Performance.Measuring;

/// <summary>Counts failures by kind, with one message and the first and last time of each.</summary>
internal sealed class ErrorTally
{
    private const int MostKinds = 64;
    private const string Rest = "other kinds";

    private readonly Dictionary<string, Entry> entries = [];

    public IEnumerable<KeyValuePair<string, Entry>> Entries => entries;

    public void Add(in RequestRecord record)
    {
        if (record.Error is { } error)
        {
            Add(error.Kind, new Entry(record.Outcome, 1, error.Message, record.Ended, record.Ended));
        }
    }

    public void Add(ErrorTally other)
    {
        foreach (var (kind, entry) in other.entries)
        {
            Add(kind, entry);
        }
    }

    private void Add(string kind, Entry entry)
    {
        if (!entries.TryGetValue(kind, out var known) && entries.Count >= MostKinds)
        {
            kind = Rest;
            entries.TryGetValue(kind, out known);
        }

        entries[kind] = known is null ? entry : known.Join(entry);
    }

    internal sealed record Entry(RequestOutcome Outcome, long Count, string Message, long First, long Last)
    {
        public Entry Join(Entry other) => new(
            Outcome,
            Count + other.Count,
            First <= other.First ? Message : other.Message,
            Math.Min(First, other.First),
            Math.Max(Last, other.Last));
    }
}

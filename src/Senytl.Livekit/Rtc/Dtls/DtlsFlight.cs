namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The messages that are sent, and sent again, together (RFC 6347 section 4.2.4).</summary>
internal sealed class DtlsFlight
{
    private readonly List<Entry> entries = [];

    /// <summary>One record's content; a null message is ChangeCipherSpec, and what follows it is encrypted.</summary>
    internal readonly record struct Entry(DtlsHandshakeMessage? Message, int Epoch);

    public IReadOnlyList<Entry> Entries => entries;

    public bool IsEmpty => entries.Count == 0;

    public void Clear() => entries.Clear();

    public void Add(DtlsHandshakeMessage message, int epoch = 0) => entries.Add(new Entry(message, epoch));

    public void AddChangeCipherSpec() => entries.Add(new Entry(null, 0));
}

using System.Net;

namespace Senytl.Performance.Measuring;

/// <summary>The content of a response, with its headers, read through an observer.</summary>
internal sealed class ObservedContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly ResponseObserver observer;

    public ObservedContent(HttpContent inner, ResponseObserver observer)
    {
        this.inner = inner;
        this.observer = observer;
        foreach (var header in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new ObservedStream(await inner.ReadAsStreamAsync().ConfigureAwait(false), observer);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new ObservedStream(await inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), observer);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) =>
        new ObservedStream(inner.ReadAsStream(cancellationToken), observer);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var source = CreateContentReadStream(cancellationToken);
        source.CopyTo(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? 0;
        return inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            observer.End(complete: false);
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

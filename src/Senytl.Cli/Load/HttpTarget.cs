using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Senytl.Cli.Load;

/// <summary>One HTTP request, sent as often as asked: an answer is read to its end, and any status but 2xx is a failure.</summary>
/// <remarks>Thread safe. No cookies, no redirects, no proxy: what is measured is the address given.</remarks>
internal sealed class HttpTarget : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker _invoker;
    private readonly Uri _url;
    private readonly HttpMethod _method;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;
    private readonly byte[]? _body;

    public HttpTarget(Uri url, HttpMethod method, IReadOnlyList<KeyValuePair<string, string>> headers, byte[]? body)
    {
        _url = url;
        _method = method;
        _headers = headers;
        _body = body;
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = ConnectLimit,
        });
    }

    /// <summary>Sends one request and reads the whole answer.</summary>
    /// <exception cref="HttpRequestException">No answer, or a status that is not 2xx.</exception>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(_method, _url);
        AddBodyAndHeaders(request);
        using var response = await _invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw Failed(response.StatusCode);
        }

        await response.Content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _invoker.Dispose();

    /// <summary>Puts a header on a request, or on its body; false when it fits neither.</summary>
    public static bool TryAdd(HttpRequestMessage request, KeyValuePair<string, string> header)
    {
        var (name, value) = header;
        if (request.Headers.TryAddWithoutValidation(name, value))
        {
            return true;
        }

        if (request.Content?.Headers is not { } headers || !headers.TryAddWithoutValidation(name, value))
        {
            return false;
        }

        // Once more, alone: a body has its type already.
        headers.Remove(name);
        return headers.TryAddWithoutValidation(name, value);
    }

    private void AddBodyAndHeaders(HttpRequestMessage request)
    {
        if (_body is not null)
        {
            request.Content = new ByteArrayContent(_body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        for (var i = 0; i < _headers.Count; i++)
        {
            _ = TryAdd(request, _headers[i]);
        }
    }

    private static HttpRequestException Failed(HttpStatusCode status) => new(
        (int)status is >= 300 and < 400
            ? string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}: redirects are not followed; give the final address.")
            : string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}."),
        inner: null,
        status);
}

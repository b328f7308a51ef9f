using System.Net;
using System.Net.Http.Headers;

namespace Senytl.Performance.Tests.Llm.Capture.Http;

/// <summary>Answers each request with a stream of the test's choosing; nothing goes over a network.</summary>
internal sealed class ScriptedHandler(string contentType, Func<Stream> body, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new StreamContent(body());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        content.Headers.Add("x-of-content", ["one", "two"]);
        return new HttpResponseMessage(status) { Content = content, RequestMessage = request, Version = HttpVersion.Version20 };
    }
}

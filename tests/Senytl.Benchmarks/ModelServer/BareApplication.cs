using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Senytl.Benchmarks;

/// <summary>The least that a Kestrel can do for a request: read its body, answer as many bytes as a short completion has.</summary>
internal sealed class BareApplication : IHttpApplication<HttpContext>
{
    private static readonly byte[] Answer = [.. Enumerable.Repeat((byte)' ', 640)];

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        for (var completed = false; !completed;)
        {
            var result = await reader.ReadAsync();
            completed = result.IsCompleted;
            reader.AdvanceTo(result.Buffer.End);
        }

        context.Response.ContentLength = Answer.Length;
        await context.Response.BodyWriter.WriteAsync(Answer);
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}

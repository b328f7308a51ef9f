using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Senytl.ModelServer;

/// <summary>Takes each request from Kestrel to its endpoint, and turns what goes wrong into an answer.</summary>
internal sealed class ModelApplication(ModelHost host) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var route = Route.Of(path);
        var entry = host.Log.Begin(route.Api, path, host.Clock.GetTimestamp());
        var exchange = new Exchange(host, context, entry);
        try
        {
            context.Response.Headers[Dialect.RequestIdHeader(context.Request)] = $"req_{entry.Record.Index}";
            await host.Gate.PassAsync(context.RequestAborted).ConfigureAwait(false);
            await AnswerAsync(exchange, route).ConfigureAwait(false);
        }
        catch (ConnectionCut)
        {
            entry.End(RequestOutcome.Cut, exchange.Now);
            throw;
        }
        catch (Exception problem) when (problem is OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
            context.Abort();
        }
        finally
        {
            entry.End(RequestOutcome.Abandoned, exchange.Now);
        }
    }

    private static async Task AnswerAsync(Exchange exchange, Route route)
    {
        try
        {
            if (route.Method.Length > 0 && exchange.Http.Request.Method != route.Method)
            {
                exchange.Http.Response.Headers.Allow = route.Method;
                throw new RequestProblem(405, $"The method is {exchange.Http.Request.Method}. Allowed: {route.Method}.");
            }

            await route.HandleAsync(exchange).ConfigureAwait(false);
        }
        catch (Exception problem) when (IsAnswerable(exchange, problem))
        {
            var (status, parameter) = problem switch
            {
                RequestProblem known => (known.Status, known.Parameter),
                BadHttpRequestException bad => (bad.StatusCode, null),
                _ => (500, null),
            };
            await ErrorAnswer.SendAsync(exchange, status, Told(problem), parameter, null).ConfigureAwait(false);
        }
    }

    private static bool IsAnswerable(Exchange exchange, Exception problem) => !exchange.Http.Response.HasStarted
        && problem is not (OperationCanceledException or ConnectionCut or ConnectionResetException or ConnectionAbortedException);

    private static string Told(Exception problem) => problem is RequestProblem or BadHttpRequestException
        ? problem.Message
        : $"A rule or the server failed with {problem.GetType().Name}: {problem.Message}";
}

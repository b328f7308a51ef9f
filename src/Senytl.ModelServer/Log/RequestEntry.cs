namespace Senytl.ModelServer;

/// <summary>A record in the making: written by the request's own flow, read by any thread.</summary>
internal sealed class RequestEntry(long index, ModelApi api, string path, long arrived)
{
    private const int PathLimit = 200;

    private RequestRecord record = new()
    {
        Index = index,
        Api = api,
        Path = path.Length <= PathLimit ? path : path[..PathLimit],
        ArrivedTimestamp = arrived,
    };

    public RequestRecord Record => Volatile.Read(ref record);

    public void Describe(ModelRequest request, bool keepPrompt) => Set(record with
    {
        Model = request.Model,
        Streamed = request.Streamed,
        Prompt = keepPrompt ? request.Prompt : null,
    });

    public void Meet(Fault fault) => Set(record with { Fault = fault });

    public void Start(int status) => Set(record with { StatusCode = status });

    public void FirstContent(long timestamp)
    {
        if (record.FirstContentTimestamp is null)
        {
            Set(record with { FirstContentTimestamp = timestamp });
        }
    }

    public void End(RequestOutcome outcome, long timestamp, ModelUsage? usage = null)
    {
        if (record.Outcome == RequestOutcome.Open)
        {
            Set(record with { Outcome = outcome, EndedTimestamp = timestamp, Usage = usage });
        }
    }

    private void Set(RequestRecord changed) => Volatile.Write(ref record, changed);
}

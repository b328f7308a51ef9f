namespace Senytl.ModelServer;

/// <summary>A request that cannot be answered; told to the caller in its provider's error shape.</summary>
internal sealed class RequestProblem(int status, string message, string? parameter = null) : Exception(message)
{
    public int Status => status;

    public string? Parameter => parameter;
}

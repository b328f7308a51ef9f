namespace Senytl.ModelServer;

/// <summary>What all requests of one server share.</summary>
internal sealed class ModelHost : IDisposable
{
    public ModelHost(ModelServerOptions options)
    {
        Options = options;
        Log = new RequestLog(options.RequestLogCapacity);
        Planner = new AnswerPlanner(options, Rules, new FaultDraws(options.Seed, options.Faults));
        Pacer = ReferenceEquals(options.TimeProvider, TimeProvider.System) ? new ThreadPacer() : new ProviderPacer(options.TimeProvider);
    }

    public ModelServerOptions Options { get; }

    public RuleBook Rules { get; } = new();

    public RequestLog Log { get; }

    public AnswerPlanner Planner { get; }

    public IPacer Pacer { get; }

    public PauseGate Gate { get; } = new();

    public TimeProvider Clock => Options.TimeProvider;

    public void Dispose() => Pacer.Dispose();
}

namespace Senytl.Performance.Tests.Llm.Capture;

/// <summary>Tests that switch on what listens to the whole process run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryCollection
{
    public const string Name = "telemetry";
}

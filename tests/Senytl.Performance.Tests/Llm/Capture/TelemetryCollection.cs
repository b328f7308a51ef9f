namespace Senytl.Performance.Tests.Llm.Capture;

/// <summary>Tests that switch on what listens to the whole process run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TelemetryCollection
{
    public const string Name = "telemetry";
}

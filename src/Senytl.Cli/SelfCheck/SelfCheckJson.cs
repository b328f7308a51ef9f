using System.Text.Json.Serialization;

namespace Senytl.Cli.SelfCheck;

/// <summary>The JSON of a self-check.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(SelfCheckReport))]
internal sealed partial class SelfCheckJson : JsonSerializerContext;

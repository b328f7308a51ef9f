namespace Senytl.Package.Tests;

/// <summary>What a command left behind.</summary>
/// <param name="ExitCode">0 when all is well.</param>
/// <param name="Output">Standard output, then standard error.</param>
public sealed record CommandResult(int ExitCode, string Output);

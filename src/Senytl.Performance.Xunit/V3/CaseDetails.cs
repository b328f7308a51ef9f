using Senytl.Performance.Adapters;
using Xunit.v3;

namespace Senytl.Performance;

/// <summary>What xUnit knows of a test case, with <c>SENYTL_PERF=off</c> as a reason to skip it.</summary>
internal sealed record CaseDetails
{
    public required IXunitTestMethod Method { get; init; }

    public required string DisplayName { get; init; }

    public required string UniqueId { get; init; }

    public required bool Explicit { get; init; }

    public Type[]? SkipExceptions { get; init; }

    public string? SkipReason { get; init; }

    public Type? SkipType { get; init; }

    public string? SkipUnless { get; init; }

    public string? SkipWhen { get; init; }

    public string? SourceFilePath { get; init; }

    public int? SourceLineNumber { get; init; }

    public required int Timeout { get; init; }

    /// <summary>Whether the test is skipped whatever happens.</summary>
    public bool IsSkipped => SkipReason is not null && SkipUnless is null && SkipWhen is null;

    public static CaseDetails From((
        string TestCaseDisplayName,
        bool Explicit,
        Type[]? SkipExceptions,
        string? SkipReason,
        Type? SkipType,
        string? SkipUnless,
        string? SkipWhen,
        string? SourceFilePath,
        int? SourceLineNumber,
        int Timeout,
        string UniqueID,
        IXunitTestMethod ResolvedTestMethod) found)
    {
        var off = PerformanceEnvironment.SkipReason;
        return new CaseDetails
        {
            Method = found.ResolvedTestMethod,
            DisplayName = found.TestCaseDisplayName,
            UniqueId = found.UniqueID,
            Explicit = found.Explicit,
            SkipExceptions = found.SkipExceptions,
            SkipReason = off ?? found.SkipReason,
            SkipType = off is null ? found.SkipType : null,
            SkipUnless = off is null ? found.SkipUnless : null,
            SkipWhen = off is null ? found.SkipWhen : null,
            SourceFilePath = found.SourceFilePath,
            SourceLineNumber = found.SourceLineNumber,
            Timeout = found.Timeout,
        };
    }
}

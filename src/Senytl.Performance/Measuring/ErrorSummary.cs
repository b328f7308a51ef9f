namespace Senytl.Performance;

/// <summary>Failures of one kind.</summary>
/// <param name="Kind">Exception type or HTTP status.</param>
/// <param name="Outcome">The outcome class.</param>
/// <param name="Count">How many requests.</param>
/// <param name="Message">Message of the first one, cut at 500 characters.</param>
/// <param name="FirstAfter">From the start of the run to the first one.</param>
/// <param name="LastAfter">From the start of the run to the last one.</param>
public sealed record ErrorSummary(
    string Kind, RequestOutcome Outcome, long Count, string Message, TimeSpan FirstAfter, TimeSpan LastAfter);

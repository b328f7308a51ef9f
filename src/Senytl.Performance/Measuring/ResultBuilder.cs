using Senytl.Performance.Reporting;

namespace Senytl.Performance.Measuring;

/// <summary>Turns what was recorded into a result.</summary>
internal static class ResultBuilder
{
    public static PerformanceResult Build(RunContext run, RunEnd end)
    {
        var (tally, span, runs) = run.ReadMeasured();
        // A snapshot is taken every second and shows no samples: it must not cost what they weigh.
        IReadOnlyList<RequestRecord> first = end.IsSnapshot ? [] : run.Samples.ReadFirst();
        var (responseTime, serviceTime) = (tally.ResponseTime.All, tally.ServiceTime.All);
        var saturated = responseTime.Count == 0 ? null : end.Generator?.SaturatedFor(RunClock.ToTimeSpan(responseTime.ValueAt(50)));
        var started = tally.Total == 0 ? 0 : tally.FirstStarted;
        var result = new PerformanceResult
        {
            Name = run.Name,
            Profile = run.Profile,
            StartedAt = run.StartedAt,
            WallTime = RunClock.ToTimeSpan(span),
            AbortReason = end.AbortReason,
            Notes = [.. end.Notes, .. NotesOf(tally, first, run.WarmupRemedy, saturated), .. end.Generator?.Machine?.Notes ?? []],
            Requests = tally.Total,
            Outcomes = Enum.GetValues<RequestOutcome>().Where(outcome => tally[outcome] > 0).ToDictionary(outcome => outcome, outcome => tally[outcome]),
            WarmupRequests = run.Recorder(measured: false).Read().Total,
            Errors = [.. tally.Errors.Entries.OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Value.First).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Error(entry.Key, entry.Value, started))],
            ResponseTime = new DurationStats(responseTime),
            ServiceTime = new DurationStats(serviceTime),
            TimeToFirstToken = new DurationStats(tally.TimeToFirstToken.Ended),
            InterTokenLatency = new DurationStats(tally.InterTokenLatency),
            TimePerOutputToken = new DurationStats(tally.TimePerOutputToken),
            ModelCallLatency = new DurationStats(tally.ModelCallLatency),
            FirstStarted = started,
            StartsAfter = run.Intervals.OffsetOf(started),
            Intervals = end.IsSnapshot ? [] : run.Intervals.Read(started, tally.LastEnded, responseTime, serviceTime),
            Windows = RequestWindow.From(tally.Windows),
            Kept = first,
            Goodput = tally.Goodput.Counts,
            Operation = tally.Operations is { } operations ? new OperationStats(operations, end.Overhead) : null,
            Runs = runs,
            FirstRequest = run.First,
            Sequential = run.Sequential,
            Generator = end.Generator,
            Memory = end.Memory,
            Samples = [.. first.Select(record => RequestSample.From(record, started))],
            Slowest = [.. run.Samples.ReadSlowest().Select(record => RequestSample.From(record, started))],
            PriceTables = run.PriceTables.Names,
            Models = tally.Models.ToDictionary(model => model.Key, model => Model(model.Value)),
            ResponseTimes = tally.ResponseTime,
            ServiceTimes = tally.ServiceTime,
            FirstTokenTimes = tally.TimeToFirstToken,
            TimeoutsInCall = tally.TimeoutsInCall,
            UnfinishedCalls = new DurationStats(tally.UnfinishedCalls),
            SuccessesWithoutContent = tally.SuccessesWithoutContent,
            Trend = end.Trend,
            AbortedByBreach = end.AbortedByBreach,
            RecordedByHand = run.RecordedByHand,
            Calls = tally.Calls,
            ReckonedUsd = run.Spend?.ReckonedUsd ?? 0,
            PerRequest = tally.PerRequest,
            Conversations = new ConversationStats(tally.Conversations),
        };

        // A snapshot is looked at and thrown away: to judge an average takes milliseconds.
        return end.IsSnapshot ? result : result.JudgedBy(run.Objectives.All);
    }

    private static ErrorSummary Error(string kind, ErrorTally.Entry entry, long started) => new(
        kind,
        entry.Outcome,
        entry.Count,
        entry.Message,
        RunClock.ToTimeSpan(entry.First - started),
        RunClock.ToTimeSpan(entry.Last - started));

    private static ModelSummary Model(ModelTally tally) => new(
        tally.Calls.Calls,
        tally.Failed,
        new DurationStats(tally.Latency),
        tally.Calls.Usage,
        tally.Calls.CostKnown);

    private static IEnumerable<string> NotesOf(Tally tally, IReadOnlyList<RequestRecord> first, string warmupRemedy, string? saturated)
    {
        if (saturated is not null)
        {
            yield return saturated;
        }

        if (tally.LateCalls > 0)
        {
            yield return $"{CountText.Of(tally.LateCalls)} model calls ended after the request that began them: they are in the totals, in no request";
        }

        if (tally.LateRequests > 0)
        {
            yield return $"{CountText.Of(tally.LateRequests, "request")} recorded by hand came after the iteration was over: tokens and cost are in the totals, and nothing else";
        }

        if (SteadyState.Hint(first, tally.ResponseTime.Ended, warmupRemedy) is { } hint)
        {
            yield return hint;
        }

        if (tally.Total > SampleLog.Capacity)
        {
            yield return $"samples of the first {CountText.Of(SampleLog.Capacity)} requests and of the slowest {CountText.Of(SampleLog.SlowestKept)} were kept; the figures cover all";
        }
    }
}

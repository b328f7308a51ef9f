namespace Senytl.ModelServer;

/// <summary>The faults that act before an answer begins.</summary>
internal static class FaultStage
{
    /// <summary>True when the fault was all the answer there is.</summary>
    public static async ValueTask<bool> AnswersAsync(Exchange exchange, Answer answer, AnswerClock clock)
    {
        if (answer.Fault is not { } fault)
        {
            return false;
        }

        exchange.Entry.Meet(fault);
        switch (fault.Kind)
        {
            case FaultKind.Status:
                await ErrorAnswer.SendAsync(exchange, fault).ConfigureAwait(false);
                return true;
            case FaultKind.EmptyBody:
                exchange.Start(200, answer.Request.Streamed ? "text/event-stream; charset=utf-8" : "application/json", 0);
                await exchange.FinishAsync(default, null, null).ConfigureAwait(false);
                return true;
            case FaultKind.Stall:
                clock.Shift(fault.Duration ?? TimeSpan.Zero);
                await exchange.WaitAsync(fault.Duration).ConfigureAwait(false);
                return false;
            default:
                return false;
        }
    }
}

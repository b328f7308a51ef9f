using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace Senytl.Performance.Load.Batching;

/// <summary>
/// Knows from the runtime's own events whether tiered compilation still has work: methods wait for their last tier while the
/// compiler is paused, and nothing that can be counted happens meanwhile.
/// </summary>
/// <remarks>
/// Source: .NET runtime events, CompilationKeyword: TieredCompilationPause, -Resume, -BackgroundJitStart, -BackgroundJitStop.
/// It lives as long as the process, as only a listener that saw the last pause knows of it. A runtime without tiered
/// compilation, or without events, sends none.
/// </remarks>
internal sealed class TieringWatch : EventListener
{
    private const EventKeywords Compilation = (EventKeywords)0x1000000000;

    /// <summary>A pause that began before anybody listened ends within this time; without tiered compilation nothing ever comes.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private static readonly Lazy<TieringWatch> Shared = new(() => new TieringWatch());

    private readonly long listensSince = Stopwatch.GetTimestamp();
    private long events;
    private volatile bool paused;
    private volatile int waiting;

    private TieringWatch()
    {
    }

    public static TieringWatch Instance => Shared.Value;

    /// <summary>Whether methods wait to be compiled again, or may do so as far as is known.</summary>
    public bool IsBusy => paused || waiting > 0 || (Events == 0 && Stopwatch.GetElapsedTime(listensSince) < Silence);

    /// <summary>How much has happened: a number that stands still when the compiler rests.</summary>
    public long Events => Volatile.Read(ref events);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Informational, Compilation);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        Interlocked.Increment(ref events);
        switch (eventData.EventName)
        {
            case "TieredCompilationPause":
                paused = true;
                break;
            case "TieredCompilationResume":
                paused = false;
                break;
            case "TieredCompilationBackgroundJitStart" or "TieredCompilationBackgroundJitStop":
                waiting = eventData.Payload?[1] is uint pending ? (int)pending : 0;
                break;
        }
    }
}

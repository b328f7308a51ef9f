using Senytl.Livekit.Tests.Rtc.Fuzz;

namespace Senytl.Benchmarks.Livekit;

/// <summary>Mutated frames for every parser of peer input: what escapes, and what memory stays.</summary>
internal static class RtcFuzzFigures
{
    private const int Cases = 1_000_000;
    private const string CasesVariable = "SENYTL_FUZZ_CASES";

    /// <summary>Runs a million cases, or as many as SENYTL_FUZZ_CASES says, spread evenly over the targets.</summary>
    public static void Print(Figures figures)
    {
        var targets = RtcFuzz.Targets().ToArray();
        var each = (Setting.Whole(CasesVariable, Cases) + targets.Length - 1) / targets.Length;
        var (run, escapes) = (0L, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < targets.Length; i++)
        {
            try
            {
                RtcFuzz.Run(targets[i], seed: i, each);
                run += each;
            }
            catch (InvalidOperationException escaped)
            {
                escapes++;
                figures.Note(escaped.Message);
            }
        }

        figures.Print("rtc_fuzz_cases", run, "cases");
        figures.Print("rtc_fuzz_escapes", escapes, "exceptions");
        figures.Print("rtc_fuzz_growth_mb", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6, "MB");
        GC.KeepAlive(targets);
    }
}

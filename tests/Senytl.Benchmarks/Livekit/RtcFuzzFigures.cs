using Senytl.Livekit.Tests.Rtc.Fuzz;

namespace Senytl.Benchmarks.Livekit;

/// <summary>Mutated frames for every parser of peer input: what escapes, and what memory stays.</summary>
internal static class RtcFuzzFigures
{
    private const int Cases = 1_000_000;
    /// <summary>What may stay: state of the one room and server that the cases meet, and what the runtime keeps of code that ran for the first time.</summary>
    private const double GrowthLimitMegabytes = 4;

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
        var growth = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        figures.Print("rtc_fuzz_growth_mb", growth, "MB");
        figures.Print("rtc_fuzz_growth_limit_mb", GrowthLimitMegabytes, "MB");
        if (growth > GrowthLimitMegabytes)
        {
            figures.Note($"{growth:0.0} MB stayed of {run} cases, more than {GrowthLimitMegabytes} MB: something keeps what peers send");
        }

        GC.KeepAlive(targets);
    }
}

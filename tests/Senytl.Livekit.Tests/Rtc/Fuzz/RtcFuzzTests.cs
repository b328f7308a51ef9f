namespace Senytl.Livekit.Tests.Rtc.Fuzz;

public class RtcFuzzTests
{
    private const int Cases = 3_000;

    public static TheoryData<string> Names => [.. RtcFuzz.Targets().Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_exception_escapes_mutated_frames(string name) =>
        RtcFuzz.Run(RtcFuzz.Targets().Single(target => target.Name == name), seed: 1, Cases);

    [Fact]
    public void A_parser_that_throws_is_caught_by_the_fuzz()
    {
        var broken = new FuzzTarget("broken", [[1, 2, 3, 4]], frame => _ = frame[3]);

        var finding = Assert.Throws<InvalidOperationException>(() => RtcFuzz.Run(broken, seed: 1, Cases));
        Assert.StartsWith("broken, seed 1, case ", finding.Message);
    }
}

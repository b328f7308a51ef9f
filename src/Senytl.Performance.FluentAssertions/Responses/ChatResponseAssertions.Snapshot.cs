using System.Runtime.CompilerServices;
using FluentAssertions;
using FluentAssertions.Execution;
using Senytl.Performance.Snapshots;

namespace Senytl.Performance;

public sealed partial class ChatResponseAssertions
{
    /// <summary>
    /// The response is the one that was approved: messages, tool calls with arguments, tool results and finish reason
    /// equal the file <c>Class.Method[.name].approved.txt</c> beside the test's source.
    /// </summary>
    /// <remarks>
    /// Ids, times, the model's name and usage are left out, arguments are sorted, line ends and trailing spaces do not
    /// count. A missing file fails. <c>SENYTL_UPDATE_SNAPSHOTS=1</c> or <paramref name="update"/> approves what is
    /// received, except where the variable <c>CI</c> is set: there it fails, since such a run would prove nothing.
    /// </remarks>
    /// <param name="name">Tells several snapshots of one test apart.</param>
    /// <param name="scrub">Replaces what differs from run to run, e.g. <see cref="Scrub.Guids"/>.</param>
    /// <param name="update">Whether to approve what is received.</param>
    /// <param name="because">Why it must be so; put into the message.</param>
    /// <param name="source">Source file of the test, which the compiler fills in.</param>
    /// <param name="test">Name of the test, which the compiler fills in.</param>
    /// <exception cref="InvalidOperationException">The folder of the source file is not on this machine.</exception>
    [CustomAssertion]
    public AndConstraint<ChatResponseAssertions> MatchSnapshot(
        string? name = null,
        Func<string, string>? scrub = null,
        bool update = false,
        string because = "",
        [CallerFilePath] string source = "",
        [CallerMemberName] string test = "")
    {
        var finding = Subject is null
            ? "it is <null>."
            : SnapshotRule.Check(SnapshotRule.FileFor(source, test, name), Received(scrub), update);
        Execute.Assertion
            .BecauseOf(because)
            .ForCondition(finding is null)
            .FailWith($"Expected {{context:response}} to match its snapshot{{reason}}, but {Literal(finding ?? "")}");
        return new AndConstraint<ChatResponseAssertions>(this);
    }

    private string Received(Func<string, string>? scrub)
    {
        var text = ResponseText.Of(Subject!);
        return scrub is null ? text : scrub(text);
    }
}

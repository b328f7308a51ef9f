using Senytl.Testing;

namespace Senytl.Performance.Tests.Reporting;

/// <summary>The approval of reports can fail: without this, every test that rests on it proves nothing.</summary>
public sealed class ApprovalTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("senytl-approval");

    private string Stem => Path.Combine(folder.FullName, "report");

    [Fact]
    public void A_changed_figure_fails_with_its_line()
    {
        File.WriteAllText(Stem + ".approved.txt", "latency\nmax 20 ms\n");

        var error = Assert.Throws<NotApprovedException>(() => ApprovedText.VerifyAt(Stem, "latency\nmax 21 ms\n", "SENYTL_NOT_SET"));

        Assert.Contains("line 2:\n  approved: max 20 ms\n  received: max 21 ms", error.Message);
        Assert.Equal("latency\nmax 21 ms\n", File.ReadAllText(Stem + ".received.txt"));
    }

    [Fact]
    public void A_text_that_nobody_approved_fails() =>
        Assert.Contains("there is no approved text", Assert.Throws<NotApprovedException>(() => ApprovedText.VerifyAt(Stem, "x", "SENYTL_NOT_SET")).Message);

    [Fact]
    public void The_approved_text_passes_whatever_its_line_ends()
    {
        File.WriteAllText(Stem + ".approved.txt", "a\r\nb");

        ApprovedText.VerifyAt(Stem, "a\nb\n", "SENYTL_NOT_SET");
    }

    public void Dispose() => folder.Delete(recursive: true);
}

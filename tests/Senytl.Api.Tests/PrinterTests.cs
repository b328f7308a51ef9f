using Senytl.Api.Tests.Surfaces;
using Senytl.Testing;

namespace Senytl.Api.Tests;

/// <summary>The check of the public surface can fail: what a caller could trip over is in the text.</summary>
public sealed class PrinterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("senytl-api");

    [Fact]
    public void Members_are_printed_as_a_caller_sees_them() => Assert.Equal(
        """
        abstract class Senytl.Api.Tests.Surfaces.Shape<T> : IDisposable
            T? this[int index] { get; }
            abstract Dictionary<string, T> All()
            event EventHandler? Changed
            protected int Seen { get; }
            protected new()
            protected static TResult Map<TResult>(Func<T, TResult> map, StringComparison comparison = StringComparison.Ordinal)
            virtual void Dispose()

        enum Senytl.Api.Tests.Surfaces.Size
            Large = 4
            Small = 1

        """.ReplaceLineEndings("\n"),
        PublicApi.Of([typeof(Size), typeof(Shape<>)]).TrimEnd('\n') + "\n");

    [Fact]
    public void Required_nullable_default_and_passing_are_part_of_the_surface()
    {
        var text = PublicApi.Of([typeof(Limit)]);

        Assert.Contains("    new(string Name, int? Most = 3)", text);
        Assert.Contains("    required string? Unit { get; init; }", text);
        Assert.Contains("    const double Share = 0.5", text);
        Assert.Contains("    void Check(in Senytl.Api.Tests.Surfaces.Limit other, out string reason, params int[] values)", text);
        Assert.DoesNotContain("Hidden", text);
    }

    [Fact]
    public void A_member_more_or_less_fails_the_check()
    {
        var stem = Path.Combine(folder.FullName, "package");
        var surface = PublicApi.Of([typeof(Limit), typeof(Size)]);
        File.WriteAllText(stem + ".approved.txt", surface);

        ApprovedText.VerifyAt(stem, surface, "SENYTL_NOT_SET");
        Assert.Throws<NotApprovedException>(() => ApprovedText.VerifyAt(stem, PublicApi.Of([typeof(Limit)]), "SENYTL_NOT_SET"));
        Assert.Throws<NotApprovedException>(() => ApprovedText.VerifyAt(stem, PublicApi.Of([typeof(Limit), typeof(Size), typeof(Shape<>)]), "SENYTL_NOT_SET"));
    }

    public void Dispose() => folder.Delete(recursive: true);
}

using System.Globalization;

namespace Senytl.Cli.Arguments;

/// <summary>The range of a number, and one number in it.</summary>
internal sealed record Bounds(double Least, double Most, string Example, bool AboveLeast = false)
{
    public bool Contain(double value) => value <= Most && (AboveLeast ? value > Least : value >= Least);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(AboveLeast ? "above" : "from")} {Least} {(AboveLeast ? "and at most" : "to")} {Most}");
}

using System.Globalization;

namespace Senytl.Benchmarks;

/// <summary>Where a suite prints what it measured.</summary>
internal sealed class Figures(TextWriter output)
{
    public void Print(string name, double value, string unit) =>
        output.WriteLine($"{name} {value.ToString("0.####", CultureInfo.InvariantCulture)} {unit}");
}

using System.Globalization;

namespace Senytl.Benchmarks;

/// <summary>Where a suite prints what it measured.</summary>
internal sealed class Figures(TextWriter output)
{
    public void Print(string name, double value, string unit) =>
        output.WriteLine($"{name} {value.ToString("0.####", CultureInfo.InvariantCulture)} {unit}");

    /// <summary>A line of explanation, which no reader of figures takes for one.</summary>
    public void Note(string text) => output.WriteLine($"# {text}");
}

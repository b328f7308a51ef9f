using System.Globalization;

namespace Senytl.Livekit.Server;

/// <summary>Collects what is wrong with options, to report all of it at once.</summary>
internal sealed class OptionProblems
{
    private readonly List<string> _problems = [];

    public void Range<T>(string name, T value, T least, T most)
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            _problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; allowed is {least} to {most}"));
        }
    }

    public void Require(bool holds, string problem)
    {
        if (!holds)
        {
            _problems.Add(problem);
        }
    }

    /// <exception cref="ArgumentException">There is at least one problem.</exception>
    public void Throw(string options)
    {
        if (_problems.Count > 0)
        {
            throw new ArgumentException($"{options}: {string.Join("; ", _problems)}.");
        }
    }
}

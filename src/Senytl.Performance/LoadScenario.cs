namespace Senytl.Performance;

/// <summary>One kind of request of a load that mixes several.</summary>
/// <param name="Name">Its name in the printed profile.</param>
/// <param name="Body">The request. What it throws is recorded as a failed request.</param>
public sealed record LoadScenario(string Name, Func<VirtualUser, CancellationToken, Task> Body)
{
    /// <summary>Its name in the printed profile.</summary>
    public string Name { get; } = string.IsNullOrWhiteSpace(Name)
        ? throw new ArgumentException("A scenario has a name; it is printed with its share.", nameof(Name))
        : Name;

    /// <summary>The request.</summary>
    public Func<VirtualUser, CancellationToken, Task> Body { get; } = Body ?? throw new ArgumentNullException(nameof(Body));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

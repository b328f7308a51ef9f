namespace Senytl.Performance;

/// <summary>The price found for a model's name, and the way to it.</summary>
public sealed record PriceResolution
{
    /// <summary>The name that was asked for.</summary>
    public required string RequestedId { get; init; }

    /// <summary>The name that the catalogue lists.</summary>
    public required string ResolvedId { get; init; }

    /// <summary>The kind of match.</summary>
    public required PriceMatch Match { get; init; }

    /// <summary>Each step from the asked name to the listed one, in order; one entry for an exact match.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The price.</summary>
    public required ModelPrice Price { get; init; }

    /// <summary>The table that holds it: <c>bundled prices of 2026-07-24</c>, a file's name, or <c>set in code</c>.</summary>
    public required string Table { get; init; }

    /// <summary>Table, steps and listed name in one line, as reports print it.</summary>
    public override string ToString() => $"{Table}: {string.Join(" → ", Steps)}";
}

namespace Senytl.Performance;

/// <summary>A listed model: its name as the table writes it, its price, and the table.</summary>
internal sealed record PriceEntry(string Model, ModelPrice Price, string Table);

namespace Senytl.Performance;

/// <summary>The service tier that a request is billed in.</summary>
public enum PriceTier
{
    /// <summary>The list price.</summary>
    Standard,

    /// <summary>Asynchronous batches, usually at half the list price.</summary>
    Batch,

    /// <summary>Slower processing at a lower price.</summary>
    Flex,

    /// <summary>Faster processing at a higher price.</summary>
    Priority,
}

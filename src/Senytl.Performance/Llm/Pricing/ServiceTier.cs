using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.AI;

namespace Senytl.Performance;

/// <summary>The tier that a response says it was served in, by the provider's own name.</summary>
internal static class ServiceTier
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Properties = new();

    /// <summary>The tier that the name stands for; null for one that no price list has.</summary>
    /// <param name="told">What the response says; null when it says nothing.</param>
    /// <param name="otherwise">The tier of responses that say nothing.</param>
    public static PriceTier? Named(string? told, PriceTier otherwise) => told?.ToLowerInvariant() switch
    {
        null or "" or "auto" => otherwise,
        "default" or "standard" or "on_demand" => PriceTier.Standard,
        "batch" => PriceTier.Batch,
        "flex" => PriceTier.Flex,
        "priority" => PriceTier.Priority,
        _ => null,
    };

    /// <summary>What an adapter hands on: a property by that name, its own or its SDK's.</summary>
    public static string? Of(AdditionalPropertiesDictionary? properties, object? raw) =>
        properties?.TryGetValue("service_tier", out var named) == true || properties?.TryGetValue("ServiceTier", out named) == true
            ? named?.ToString()
            : raw is null ? null : Properties.GetOrAdd(raw.GetType(), type => type.GetProperty("ServiceTier"))?.GetValue(raw)?.ToString();
}

namespace Senytl.Performance;

/// <summary>Which tokens the long-context rates apply to, once the prompt is over the boundary.</summary>
public enum LongContextRule
{
    /// <summary>All tokens of the request, prompt and completion: what every provider in the bundled catalogue does.</summary>
    WholeRequest,

    /// <summary>
    /// Only the prompt tokens past the boundary. A prompt is cached reads first, then cache writes (5 min, 1 h), then fresh text,
    /// as caches hold prefixes; the completion keeps its rate. Audio has no place in that order: a prompt with sound has no known cost.
    /// </summary>
    Marginal,
}

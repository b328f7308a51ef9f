namespace Senytl.Performance.Measuring;

/// <summary>Who saw a model call, from the least detailed to the most: of two witnesses of one call the later wins, field by field.</summary>
internal enum CallWitness
{
    /// <summary>A <c>gen_ai.*</c> span: model and token counts, no first content.</summary>
    Span,

    /// <summary>A decorator around a client: what its adapter hands on.</summary>
    Decorator,

    /// <summary>The HTTP handler: what the provider itself sent.</summary>
    Wire,
}

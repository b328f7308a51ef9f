namespace Senytl.Performance.Measuring;

/// <summary>How a model call ended, which says what is known of its bill.</summary>
internal enum CallEnd
{
    /// <summary>With its whole response.</summary>
    Complete,

    /// <summary>Refused, unreachable or in error: nothing is billed but the usage that it told.</summary>
    Failed,

    /// <summary>Broken off while the provider worked on it: what was made by then is billed, and the end that would have said how much is lost.</summary>
    CutShort,
}

namespace Senytl.Performance;

/// <summary>Cuts a text into the pieces that merges never cross: an encoding's regular expression, by hand.</summary>
/// <remarks>Implemented by structs and called through a type parameter, so that the calls are inlined.</remarks>
internal interface ISplitter
{
    /// <summary>The end of the piece that begins at <paramref name="start"/>; always past it.</summary>
    static abstract int End(ReadOnlySpan<char> text, int start);
}

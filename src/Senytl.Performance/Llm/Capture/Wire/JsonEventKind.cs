namespace Senytl.Performance.Measuring;

/// <summary>What the scanner came upon.</summary>
internal enum JsonEventKind
{
    /// <summary>Nothing of interest.</summary>
    None,

    /// <summary>An object opens at a known place.</summary>
    Object,

    /// <summary>The first byte of a non-empty string at a known place.</summary>
    TextBegins,

    /// <summary>Bytes of a value that is hashed: a tool's name or arguments.</summary>
    Piece,

    /// <summary>The end of a string at a known place, with its first bytes.</summary>
    Text,

    /// <summary>A whole number at a known place.</summary>
    Number,

    /// <summary><c>true</c> at a known place.</summary>
    True,

    /// <summary>The end of a document.</summary>
    End,
}

namespace Senytl.Performance;

/// <summary>What the patterns of the encodings ask of a character; combined as bits.</summary>
[Flags]
internal enum CharClass : byte
{
    None = 0,

    /// <summary>Lu, Lt, Lm, Lo or M: the head of a word in o200k_base.</summary>
    Upper = 1,

    /// <summary>Ll, Lm, Lo or M: the tail of a word in o200k_base.</summary>
    Lower = 2,

    /// <summary>Any letter.</summary>
    Letter = 4,

    /// <summary>Nd, Nl or No.</summary>
    Number = 8,

    /// <summary>White_Space.</summary>
    Space = 16,

    /// <summary>CR or LF; also a space.</summary>
    NewLine = 32,

    /// <summary>Neither space, letter nor number; marks are among them.</summary>
    Symbol = 64,
}

namespace Senytl.Performance;

/// <summary>Which tokens a limit counts.</summary>
public enum TokenKind
{
    /// <summary>Input and output.</summary>
    Total,

    /// <summary>All prompt tokens, cached ones included.</summary>
    Input,

    /// <summary>All generated tokens, reasoning included.</summary>
    Output,
}

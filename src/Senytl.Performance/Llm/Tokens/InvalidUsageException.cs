namespace Senytl.Performance;

/// <summary>Token counts that no request can have: negative, or a part larger than its whole.</summary>
/// <remarks>The message names the value, the rule that it breaks and where the number came from.</remarks>
public sealed class InvalidUsageException : Exception
{
    /// <summary>Creates the exception with a message that names the value and the rule.</summary>
    public InvalidUsageException(string message)
        : base(message)
    {
    }
}

namespace Senytl.Performance;

/// <summary>A file that cannot be read as a price list.</summary>
/// <remarks>The message names the file, the model, the field, its value and what is allowed there.</remarks>
public sealed class InvalidPriceFileException : Exception
{
    /// <summary>Creates the exception with a message that names the place, and the error below it if there is one.</summary>
    public InvalidPriceFileException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

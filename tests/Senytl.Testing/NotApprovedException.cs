namespace Senytl.Testing;

/// <summary>A text differs from the approved one.</summary>
public sealed class NotApprovedException(string message) : Exception(message), IAssertionException;

/// <summary>By this name xUnit v3 classes the exception as a failed assertion.</summary>
internal interface IAssertionException;

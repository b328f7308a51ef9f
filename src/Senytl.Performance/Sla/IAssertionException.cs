namespace Senytl.Performance;

/// <summary>xUnit v3 recognises the assertion failures of other libraries by an interface of this name.</summary>
internal interface IAssertionException;

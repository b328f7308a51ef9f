using System.ComponentModel;
using Xunit;
using Xunit.Abstractions;

namespace Senytl.Performance;

/// <summary>
/// The collection of a class's performance tests: the fixtures of the class's own collection, and never run in parallel
/// with another.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExclusiveCollection : LongLivedMarshalByRefObject, ITestCollection
{
    private ITestCollection own;

    /// <summary>For the deserializer.</summary>
    [Obsolete("Called by the de-serializer")]
    public ExclusiveCollection() => own = null!;

    internal ExclusiveCollection(ITestCollection own) => this.own = own;

    /// <inheritdoc/>
    public ITypeInfo CollectionDefinition => new ExclusiveDefinition(own.CollectionDefinition as IReflectionTypeInfo);

    /// <inheritdoc/>
    public string DisplayName => own.DisplayName + " (performance)";

    /// <inheritdoc/>
    public ITestAssembly TestAssembly => own.TestAssembly;

    /// <summary>The own collection's identity with one bit turned: the same for all tests of that collection, and no other's.</summary>
    public Guid UniqueID
    {
        get
        {
            var bytes = own.UniqueID.ToByteArray();
            bytes[0] ^= 1;
            return new Guid(bytes);
        }
    }

    /// <inheritdoc/>
    public void Serialize(IXunitSerializationInfo info) => info.AddValue("own", own);

    /// <inheritdoc/>
    public void Deserialize(IXunitSerializationInfo info) => own = info.GetValue<ITestCollection>("own");
}

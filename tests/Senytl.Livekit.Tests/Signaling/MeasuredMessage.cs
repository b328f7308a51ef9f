using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Senytl.Livekit.Tests.Signaling;

/// <summary>An empty message that tells when its size is asked for, which a queue of bounded bytes does once for each.</summary>
internal sealed class MeasuredMessage(Action? measured) : IMessage<MeasuredMessage>
{
    public MessageDescriptor Descriptor => throw new NotSupportedException();

    public int CalculateSize()
    {
        measured?.Invoke();
        return 0;
    }

    public void WriteTo(CodedOutputStream output)
    {
    }

    public void MergeFrom(MeasuredMessage message) => throw new NotSupportedException();

    public void MergeFrom(CodedInputStream input) => throw new NotSupportedException();

    public MeasuredMessage Clone() => throw new NotSupportedException();

    public bool Equals(MeasuredMessage? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => 0;
}

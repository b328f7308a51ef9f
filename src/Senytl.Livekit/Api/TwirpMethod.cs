using Google.Protobuf;
using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Api;

/// <summary>One remote method: reads its request, and answers it.</summary>
internal abstract class TwirpMethod
{
    /// <exception cref="TwirpException">The request cannot be read, or cannot be done.</exception>
    public abstract IMessage Invoke(ReadOnlySpan<byte> body, SignalFormat format, TokenClaims caller);

    public static TwirpMethod Of<T>(Func<T, TokenClaims, IMessage> answer)
        where T : class, IMessage<T>, new() => new Typed<T>(answer);

    private sealed class Typed<T>(Func<T, TokenClaims, IMessage> answer) : TwirpMethod
        where T : class, IMessage<T>, new()
    {
        public override IMessage Invoke(ReadOnlySpan<byte> body, SignalFormat format, TokenClaims caller) =>
            MessageCodec.TryDecode<T>(body, format, out var request)
                ? answer(request, caller)
                : throw new TwirpException("malformed", $"the body cannot be read as a {typeof(T).Name}");
    }
}

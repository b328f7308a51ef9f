using System.Text;
using Google.Protobuf;

namespace Senytl.Livekit.Signaling;

/// <summary>Protobuf messages as frames: binary, or JSON for a peer that sent text.</summary>
internal static class MessageCodec
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default);
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true).WithRecursionLimit(32));

    public static byte[] Encode(IMessage message, SignalFormat format) =>
        format == SignalFormat.Json ? Encoding.UTF8.GetBytes(Formatter.Format(message)) : message.ToByteArray();

    public static bool TryDecode<T>(ReadOnlySpan<byte> frame, SignalFormat format, out T message)
        where T : class, IMessage<T>, new()
    {
        message = new T();
        try
        {
            if (format == SignalFormat.Json)
            {
                message = Parser.Parse<T>(Encoding.UTF8.GetString(frame));
            }
            else
            {
                message.MergeFrom(frame);
            }

            return true;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or FormatException or OverflowException or ArgumentException)
        {
            return false;
        }
    }
}

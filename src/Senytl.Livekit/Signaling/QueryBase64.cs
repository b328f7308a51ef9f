using System.Buffers;
using System.Buffers.Text;

namespace Senytl.Livekit.Signaling;

/// <summary>Base64 as clients put it into a query: of the URL-safe or the standard alphabet (RFC 4648 §4, §5), with and without padding.</summary>
internal static class QueryBase64
{
    /// <summary>A plus may have become a space on its way.</summary>
    public static bool TryDecode(string text, out byte[] bytes)
    {
        var clean = text.Replace('+', '-').Replace(' ', '-').Replace('/', '_').TrimEnd('=');
        bytes = new byte[Base64Url.GetMaxDecodedLength(clean.Length)];
        if (Base64Url.DecodeFromChars(clean, bytes, out _, out var written) != OperationStatus.Done)
        {
            return false;
        }

        Array.Resize(ref bytes, written);
        return true;
    }
}

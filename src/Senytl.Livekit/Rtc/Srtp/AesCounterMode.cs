using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>AES-128 in counter mode, RFC 3711 section 4.1.1. Not thread safe; allocates once.</summary>
internal sealed class AesCounterMode : IDisposable
{
    private const int BlockSize = 16;

    private readonly Aes aes;
    private readonly ICryptoTransform encryptor;
    private readonly byte[] counters;
    private readonly byte[] keystream;

    /// <param name="key">16 bytes.</param>
    /// <param name="maxLength">The most bytes that are transformed at once; at most 65,536 blocks.</param>
    public AesCounterMode(byte[] key, int maxLength)
    {
        aes = Aes.Create();
        aes.Key = key;
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        encryptor = aes.CreateEncryptor();
        counters = new byte[(maxLength + BlockSize - 1) / BlockSize * BlockSize];
        keystream = new byte[counters.Length];
    }

    /// <summary>Encrypts or decrypts in place.</summary>
    /// <param name="iv">16 bytes; the last two count blocks and must be zero.</param>
    /// <param name="data">At most the length given to the constructor.</param>
    public void Transform(ReadOnlySpan<byte> iv, Span<byte> data)
    {
        if (data.IsEmpty)
        {
            return;
        }

        var blocks = (data.Length + BlockSize - 1) / BlockSize;
        for (var block = 0; block < blocks; block++)
        {
            var counter = counters.AsSpan(block * BlockSize, BlockSize);
            iv.CopyTo(counter);
            BinaryPrimitives.WriteUInt16BigEndian(counter[14..], (ushort)block);
        }

        encryptor.TransformBlock(counters, 0, blocks * BlockSize, keystream, 0);
        Xor(data, keystream);
    }

    public void Dispose()
    {
        encryptor.Dispose();
        aes.Dispose();
    }

    private static void Xor(Span<byte> data, ReadOnlySpan<byte> stream)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        var streamWords = MemoryMarshal.Cast<byte, ulong>(stream);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] ^= streamWords[i];
        }

        for (var i = words.Length * sizeof(ulong); i < data.Length; i++)
        {
            data[i] ^= stream[i];
        }
    }
}

namespace Senytl.Livekit.Tests.Rtc;

/// <summary>Vectors as their RFCs print them: blanks and line ends do not count.</summary>
internal static class Hex
{
    public static byte[] Bytes(string text) => Convert.FromHexString(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))));
}

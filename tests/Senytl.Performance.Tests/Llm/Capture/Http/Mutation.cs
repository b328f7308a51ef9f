namespace Senytl.Performance.Tests.Llm.Capture.Http;

/// <summary>A response as a broken or hostile peer might send it.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] body, Random random)
    {
        var bytes = body.ToList();
        for (var change = random.Next(6); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)"{}[]\"\\:,0"[random.Next(9)]);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}

namespace Senytl.ModelServer;

/// <summary>
/// A unit vector made of a text: each word adds its own seeded direction, so that texts which share words are near each other.
/// </summary>
internal static class EmbeddingVector
{
    public static float[] Of(string text, long seed, int dimensions)
    {
        var sum = new float[dimensions];
        var any = false;
        foreach (var range in text.AsSpan().SplitAny(" \t\r\n.,;:!?\"'()[]{}"))
        {
            if (text.AsSpan(range) is { Length: > 0 } word)
            {
                any = true;
                Add(sum, word.ToString().ToUpperInvariant(), seed);
            }
        }

        if (!any)
        {
            Add(sum, text, seed);
        }

        var length = MathF.Sqrt(sum.Sum(static part => part * part));
        for (var axis = 0; axis < dimensions; axis++)
        {
            sum[axis] /= length;
        }

        return sum;
    }

    private static void Add(float[] sum, string word, long seed)
    {
        var random = new SeededRandom(seed, SeededRandom.Hash(word), DrawPurpose.Embedding);
        for (var axis = 0; axis < sum.Length; axis++)
        {
            sum[axis] += (float)(random.NextDouble() - 0.5);
        }
    }
}

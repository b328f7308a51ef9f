namespace Senytl.Performance.Doubles;

/// <summary>Replies one after the other, over all callers; the last again and again.</summary>
internal sealed class MockSequence
{
    private readonly MockReply[] replies;
    private int given;

    public MockSequence(MockReply[] replies)
    {
        ArgumentNullException.ThrowIfNull(replies);
        if (replies.Length == 0)
        {
            throw new ArgumentException("There is no reply: give at least one.", nameof(replies));
        }

        foreach (var reply in replies)
        {
            MockReplyRules.Check(reply);
        }

        this.replies = replies;
    }

    public MockReply Next()
    {
        // Counting stops at the end, so that it never wraps around.
        while (true)
        {
            var index = Volatile.Read(ref given);
            if (index >= replies.Length - 1)
            {
                return replies[^1];
            }

            if (Interlocked.CompareExchange(ref given, index + 1, index) == index)
            {
                return replies[index];
            }
        }
    }
}

using System.Net;
using Senytl.Performance.Doubles;

namespace Senytl.Performance;

/// <summary>The condition of a rule of a <see cref="MockChatClient"/>; what to answer is still to be said.</summary>
public sealed class MockRule
{
    private readonly MockChatClient client;

    internal MockRule(MockChatClient client, string description, Func<MockCall, bool> condition)
    {
        this.client = client;
        Description = description;
        Condition = condition;
    }

    internal string Description { get; }

    internal Func<MockCall, bool> Condition { get; }

    internal bool IsForTool { get; init; }

    /// <summary>Answers. Several replies come one after the other, over all callers, the last again and again.</summary>
    /// <param name="replies">At least one; a string is a reply with that text.</param>
    /// <returns>The client, for the next rule.</returns>
    /// <exception cref="ArgumentException">There is no reply, or a value in one is out of range.</exception>
    public MockChatClient Respond(params MockReply[] replies) => client.Add(this, new MockSequence(replies));

    /// <summary>Answers with the call of a tool.</summary>
    /// <param name="name">The tool's name.</param>
    /// <param name="arguments">Its arguments; none by default.</param>
    /// <returns>The client, for the next rule.</returns>
    public MockChatClient CallTool(string name, IReadOnlyDictionary<string, object?>? arguments = null) =>
        Respond(new MockReply { ToolCalls = [new MockToolCall(name, arguments)] });

    /// <summary>Fails as an HTTP client does.</summary>
    /// <param name="status">400 to 599.</param>
    /// <returns>The client, for the next rule.</returns>
    public MockChatClient Fail(HttpStatusCode status) => Respond(MockReply.Failing(status));

    /// <summary>Throws.</summary>
    /// <param name="failure">Makes the exception anew for each call.</param>
    /// <returns>The client, for the next rule.</returns>
    public MockChatClient Fail(Func<Exception> failure) => Respond(MockReply.Failing(failure));
}

using System.Globalization;
using System.Text;

namespace Senytl.Performance.Doubles;

/// <summary>The rules of a mock model, in the order of their addition.</summary>
internal sealed class MockRules
{
    private const int LongestPrompt = 200;

    private readonly List<(MockRule Rule, MockSequence Replies)> rules = [];
    private MockSequence? fallback;

    public void Add(MockRule rule, MockSequence replies) => rules.Add((rule, replies));

    public void SetDefault(MockSequence replies) => fallback = fallback is null
        ? replies
        : throw new InvalidOperationException("There is a default answer already: call Otherwise once, with all its replies.");

    public MockReply Answer(MockCall call)
    {
        var replies = call.AnsweredTools.Count > 0 ? Find(call, forTool: true) : null;
        return (replies ?? Find(call, forTool: false) ?? fallback ?? throw Unmatched(call)).Next();
    }

    private MockSequence? Find(MockCall call, bool forTool)
    {
        foreach (var (rule, replies) in rules)
        {
            if (rule.IsForTool == forTool && rule.Condition(call))
            {
                return replies;
            }
        }

        return null;
    }

    private InvalidOperationException Unmatched(MockCall call)
    {
        var prompt = call.Prompt.Length > LongestPrompt ? call.Prompt[..LongestPrompt] + "…" : call.Prompt;
        var message = new StringBuilder($"No rule of the mock model fits the prompt '{prompt}'");
        if (call.AnsweredTools.Count > 0)
        {
            message.Append(" after the results of ").AppendJoin(", ", call.AnsweredTools);
        }

        message.Append(rules.Count == 0 ? ". It has no rules." : ". Its rules:");
        for (var i = 0; i < rules.Count; i++)
        {
            message.Append(CultureInfo.InvariantCulture, $"\n  {i + 1}. when {rules[i].Rule.Description}");
        }

        return new InvalidOperationException(message.Append("\nAdd a rule with When or AfterTool, or a default answer with Otherwise.").ToString());
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>Scripted behaviour for the requests that match. Thread safe; may be written while the server runs.</summary>
/// <remarks>
/// A rule is a sequence of steps, parted by <see cref="Then"/>. Which step answers is read off the conversation (how often the
/// model has spoken since the user last did), so parallel conversations never disturb each other, and a retry gets the same
/// step. Past its last step a rule no longer matches, unless that step only speaks, or <see cref="Repeat"/> was said.
/// Text and tool calls matter to chat, text also to transcriptions; faults and latency to every endpoint.
/// </remarks>
public sealed class ModelRule
{
    private readonly Lock gate = new();
    private readonly Func<ModelRequest, bool> matches;
    private ImmutableArray<RuleStep> steps = [RuleStep.Empty];
    private bool repeats;
    private long times = long.MaxValue;
    private long hits;

    internal ModelRule(Func<ModelRequest, bool> matches) => this.matches = matches;

    /// <summary>How many requests this rule has answered.</summary>
    public long Hits
    {
        get
        {
            lock (gate)
            {
                return hits;
            }
        }
    }

    /// <summary>Answers with this text; with tool calls beside it when the step has any.</summary>
    /// <param name="text">The text; may be empty.</param>
    public ModelRule Respond(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Respond(_ => text);
    }

    /// <summary>Answers with a text made from the request.</summary>
    /// <param name="text">Called once a request, by many threads at a time.</param>
    public ModelRule Respond(Func<ModelRequest, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Change(step => step with { Text = text });
    }

    /// <summary>Calls a tool; said several times in one step, the calls are parallel.</summary>
    /// <param name="name">The tool's name.</param>
    /// <param name="argumentsJson">The arguments, a JSON object.</param>
    /// <exception cref="ArgumentException">The arguments are not a JSON object, or the name is empty.</exception>
    public ModelRule CallTool(string name, string argumentsJson = "{}")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(argumentsJson);
        RequireObject(argumentsJson);
        return Change(step => step with { ToolCalls = step.ToolCalls.Add((name, argumentsJson)) });
    }

    /// <summary>Makes the answer go wrong.</summary>
    /// <param name="fault">What goes wrong.</param>
    public ModelRule Fail(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Change(step => step with { Fault = fault });
    }

    /// <summary>Reports this usage in place of the server's own counts.</summary>
    /// <param name="usage">The counts to report.</param>
    /// <exception cref="InvalidOperationException">The counts contradict each other.</exception>
    public ModelRule WithUsage(ModelUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        usage.Checked();
        return Change(step => step with { Usage = _ => usage });
    }

    /// <summary>Reports a usage made from the server's own counts. One that contradicts itself gives a 500 that says so.</summary>
    /// <param name="change">Gets the counted usage, gives the reported one.</param>
    public ModelRule WithUsage(Func<ModelUsage, ModelUsage> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Change(step => step with { Usage = change });
    }

    /// <summary>Reports no usage, as some providers do.</summary>
    public ModelRule WithoutUsage() => Change(step => step with { Usage = _ => null });

    /// <summary>Waits by these distributions in place of the server's own.</summary>
    /// <param name="timeToFirstToken">The wait before the first content; null leaves the server's.</param>
    /// <param name="interTokenGap">The wait before each later token; null leaves the server's.</param>
    public ModelRule WithLatency(LatencyDistribution? timeToFirstToken = null, LatencyDistribution? interTokenGap = null) =>
        Change(step => step with
        {
            TimeToFirstToken = timeToFirstToken ?? step.TimeToFirstToken,
            InterTokenGap = interTokenGap ?? step.InterTokenGap,
        });

    /// <summary>Ends the current step: what follows answers after the tool results came back.</summary>
    public ModelRule Then()
    {
        lock (gate)
        {
            steps = steps.Add(RuleStep.Empty);
        }

        return this;
    }

    /// <summary>Repeats the last step for ever, even a tool call: an agent that loops.</summary>
    public ModelRule Repeat()
    {
        lock (gate)
        {
            repeats = true;
        }

        return this;
    }

    /// <summary>Answers this many requests and then no more.</summary>
    /// <param name="count">1 or more. Default: no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public ModelRule Times(long count)
    {
        lock (gate)
        {
            times = count >= 1
                ? count
                : throw new ArgumentOutOfRangeException(nameof(count), count, "Allowed: 1 or more. Leave Times out for no limit.");
        }

        return this;
    }

    internal RuleStep? Take(ModelRequest request)
    {
        if (!matches(request))
        {
            return null;
        }

        lock (gate)
        {
            if (hits >= times || StepFor(request.Step) is not { SaysAnything: true } step)
            {
                return null;
            }

            hits++;
            return step;
        }
    }

    private static void RequireObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return;
            }
        }
        catch (JsonException)
        {
        }

        throw new ArgumentException($"The arguments '{json}' are not a JSON object. Give one, such as {{\"id\":7}}.", "argumentsJson");
    }

    private RuleStep? StepFor(int index)
    {
        if (index < steps.Length)
        {
            return steps[index];
        }

        return repeats || steps[^1].ToolCalls.IsEmpty ? steps[^1] : null;
    }

    private ModelRule Change(Func<RuleStep, RuleStep> change)
    {
        lock (gate)
        {
            steps = steps.SetItem(steps.Length - 1, change(steps[^1]));
        }

        return this;
    }
}

using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Senytl.Performance;

/// <summary>What bodies left in the results of their users for the result of the test: output, attachments and warnings.</summary>
/// <remarks>The same file or warning counts once, however many iterations gave it.</remarks>
internal sealed class BodyTraces
{
    private const int MostWarnings = 20;

    private readonly Lock gate = new();
    private readonly List<string> output = [];
    private readonly Dictionary<string, TestAttachment> attachments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AssertionResult> warnings = new(StringComparer.Ordinal);
    private long warningsLeftOut;

    public void Add(TestResult result)
    {
        lock (gate)
        {
            if (result.Output.Length > 0)
            {
                output.Add(result.Output);
            }

            foreach (var attachment in result.TestAttachments)
            {
                attachments.TryAdd(attachment.FilePath, attachment);
            }

            foreach (var warning in result.AssertionResults.Where(assertion => assertion.Status == AssertionStatus.Warning))
            {
                Add(warning);
            }
        }
    }

    /// <param name="test">The test's own context, which is the current one.</param>
    public void CopyTo(TestExecutionContext test)
    {
        lock (gate)
        {
            output.ForEach(test.OutWriter.Write);
            foreach (var attachment in attachments.Values.Where(attachment => File.Exists(attachment.FilePath)))
            {
                TestContext.AddTestAttachment(attachment.FilePath, attachment.Description);
            }

            foreach (var warning in warnings.Values)
            {
                test.CurrentResult.RecordAssertion(warning);
            }

            if (warningsLeftOut > 0)
            {
                test.CurrentResult.RecordAssertion(
                    AssertionStatus.Warning, FormattableString.Invariant($"{warningsLeftOut} more warnings that differ from the first {MostWarnings}"));
            }
        }
    }

    private void Add(AssertionResult warning)
    {
        if (warnings.ContainsKey(warning.Message))
        {
            return;
        }

        if (warnings.Count < MostWarnings)
        {
            warnings.Add(warning.Message, warning);
        }
        else
        {
            warningsLeftOut++;
        }
    }
}

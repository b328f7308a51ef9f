using System.Reflection;
using Senytl.ModelServer;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Performance.Tests.Llm.Capture;

[Collection(TelemetryCollection.Name)]
public sealed class SecretsTests
{
    private const string Answer = "A completion that nobody keeps, at all.";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_a_run_leaves_behind_holds_a_key_a_prompt_or_a_completion(bool streamed)
    {
        await using var server = await Server.StartAsync(new ModelServerOptions { TokensPerChunk = 1000 });
        server.When(_ => true).Respond(Answer);
        using var telemetry = GenAiTelemetry.Capture();
        using var client = Agents.Create(Agent.Raw, server, Witnesses.All);

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "secrets", Iterations = 3, Warmup = 0 }, token => Agents.CallAsync(client, streamed, token));

        Assert.Equal(3, result.ModelCalls);
        var texts = Texts(result);
        Assert.Contains(texts, text => text == "gpt-4o-mini");
        Assert.DoesNotContain(texts, text => text.Contains(RawChatClient.Secret, StringComparison.Ordinal)
            || text.Contains(Agents.Prompt, StringComparison.Ordinal)
            || text.Contains("completion that", StringComparison.Ordinal));
    }

    /// <summary>Every string that can be reached from an object over fields.</summary>
    private static HashSet<string> Texts(object root)
    {
        var texts = new HashSet<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out var next))
        {
            if (next is string text)
            {
                texts.Add(text);
            }
            else if (!next.GetType().IsPrimitive && next is not (Type or Pointer or Delegate) && (next.GetType().IsValueType || seen.Add(next)))
            {
                foreach (var value in next is Array array ? array.Cast<object?>() : Fields(next))
                {
                    if (value is not null)
                    {
                        open.Push(value);
                    }
                }
            }
        }

        return texts;
    }

    private static IEnumerable<object?> Fields(object owner)
    {
        for (var type = owner.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsPrimitive)
                {
                    yield return field.GetValue(owner);
                }
            }
        }
    }
}

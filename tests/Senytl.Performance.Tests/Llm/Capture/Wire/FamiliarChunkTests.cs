using System.Text;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Llm.Capture.Wire;

/// <summary>What is skipped because it was seen before must change nothing: byte by byte nothing is ever skipped.</summary>
public sealed class FamiliarChunkTests
{
    private static readonly string[] Openings =
    [
        "{\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"",
        "{\"model\":\"n\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"",
        "{\"model\":\"m\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"",
        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"",
    ];

    private static readonly string[] Endings =
    [
        "\"},\"finish_reason\":null}]}",
        "\"},\"finish_reason\":null}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}",
        "\"},\"finish_reason\":null}],\"usage\":null}",
        "\",\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"look_up\",\"arguments\":\"{}\"}}]}}]}",
        "\"}]}}]}",
        "\"},{\"text\":\"more\"}]}}],\"usageMetadata\":{\"promptTokenCount\":5,\"candidatesTokenCount\":2}}",
        "\"}",
    ];

    private static readonly string[] Texts = ["", "a", "word", "quo\\\"te", "\\u00e9"];

    [Fact]
    public void A_stream_of_alike_chunks_is_read_as_if_each_were_new()
    {
        var random = new Random(11);
        for (var stream = 0; stream < 2_000; stream++)
        {
            var body = new StringBuilder();
            for (var chunk = random.Next(2, 9); chunk > 0; chunk--)
            {
                body.Append("data: ").Append(One(random, Openings)).Append(One(random, Texts)).Append(One(random, Endings)).Append("\n\n");
            }

            var bytes = Encoding.UTF8.GetBytes(body.Append("data: [DONE]\n\n").ToString());
            var (whole, slow) = (new WireReading("chat"), new WireReading("chat"));
            var wholeReader = new WireReader(isEventStream: true, whole);
            var slowReader = new WireReader(isEventStream: true, slow);

            Assert.Equal(bytes.Sum(octet => slowReader.Read([octet])), wholeReader.Read(bytes));
            var (expected, read) = (slow.Read(CallEnd.Complete), whole.Read(CallEnd.Complete));
            Assert.Equal(expected.Fingerprints, read.Fingerprints);
            Assert.Equal(expected with { Fingerprints = [] }, read with { Fingerprints = [] });
        }
    }

    [Fact]
    public void Lines_of_JSON_in_one_read_do_not_hide_another_model()
    {
        var first = Openings[0] + "a" + Endings[0] + "\n";
        var second = Openings[1] + "b" + Endings[0] + "\n";
        var reading = new WireReading("chat");
        var reader = new WireReader(isEventStream: false, reading);
        reader.Read(Encoding.UTF8.GetBytes(first + second));
        reader.Read(Encoding.UTF8.GetBytes(first));

        Assert.Equal("m", reading.Read(CallEnd.Complete).Model);
    }

    private static string One(Random random, string[] among) => among[random.Next(Math.Min(among.Length, random.Next(1, among.Length + 1)))];
}

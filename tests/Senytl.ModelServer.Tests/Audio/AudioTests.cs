using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text.Json;
using OpenAI.Audio;
using Senytl.ModelServer.Tests.OpenAI;

namespace Senytl.ModelServer.Tests.Audio;

public class AudioTests
{
    [Theory]
    [InlineData(1.0f, 600)]
    [InlineData(2.0f, 300)]
    public async Task Speech_is_a_tone_of_the_seeded_frequency_whose_length_follows_text_and_speed(float speed, int milliseconds)
    {
        await using var server = await ModelServer.StartAsync(new ModelServerOptions { Seed = 3 });
        var client = OpenAISdkTests.Sdk(server).GetAudioClient("speaker");

        var wav = await SpeakAsync(client, GeneratedSpeechFormat.Wav, speed);
        var pcm = await SpeakAsync(client, GeneratedSpeechFormat.Pcm, speed);

        Assert.Equal(pcm, wav[44..]);
        Assert.Equal(milliseconds * 24 * 2, pcm.Length);
        Assert.True(WavHeader.TryReadDuration(wav, wav.Length, out var duration));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
        Assert.Equal(server.SpeechFrequencyHz("ten chars."), Frequency(pcm), 5.0);
    }

    [Fact]
    public async Task A_transcription_is_the_text_of_its_rule_or_the_default_through_the_SDK()
    {
        await using var server = await ModelServer.StartAsync(new ModelServerOptions { TranscriptionText = "by default" });
        server.When(request => request.Api == ModelApi.Transcriptions && request.AudioDuration > TimeSpan.FromSeconds(1)).Respond("long one");
        var client = OpenAISdkTests.Sdk(server).GetAudioClient("hearer");

        var small = await client.TranscribeAudioAsync(new MemoryStream(Wav(0.5)), "small.wav");
        var large = await client.TranscribeAudioAsync(new MemoryStream(Wav(1.5)), "large.wav");

        Assert.Equal(("by default", "long one"), (small.Value.Text, large.Value.Text));
        Assert.All(server.Requests, record => Assert.Equal("hearer", record.Model));
    }

    [Fact]
    public async Task A_transcription_comes_as_plain_text_or_as_JSON_with_the_seconds_billed()
    {
        await using var scenario = await Scenario.StartAsync(new ModelServerOptions { TranscriptionText = "heard" });

        Assert.Equal("heard\n", await TranscribeAsync(scenario, Wav(1.2), "text"));
        using var json = JsonDocument.Parse(await TranscribeAsync(scenario, Wav(1.2), "json"));
        Assert.Equal("heard", json.RootElement.GetProperty("text").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("usage").GetProperty("seconds").GetInt32());
        using var other = JsonDocument.Parse(await TranscribeAsync(scenario, [1, 2, 3], "json"));
        Assert.False(other.RootElement.TryGetProperty("usage", out _));
    }

    [Theory]
    [InlineData("srt", new byte[] { 1 }, "Allowed: json, text")]
    [InlineData("json", new byte[0], "empty")]
    [InlineData("json", null, "no field 'file'")]
    public async Task A_transcription_that_cannot_be_given_is_refused(string format, byte[]? audio, string told)
    {
        await using var scenario = await Scenario.StartAsync();

        Assert.Contains(told, await TranscribeAsync(scenario, audio, format), StringComparison.Ordinal);
        Assert.Equal(400, Assert.Single(scenario.Server.Requests).StatusCode);
    }

    [Fact]
    public void Mutated_heads_of_WAV_files_never_throw()
    {
        var sound = Wav(0.1);
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var head = sound.AsSpan(0, random.Next(64)).ToArray();
            for (var change = random.Next(4); change > 0 && head.Length > 0; change--)
            {
                head[random.Next(head.Length)] = (byte)random.Next(256);
            }

            WavHeader.TryReadDuration(head, random.NextInt64(long.MaxValue), out var duration);
            Assert.True(duration >= TimeSpan.Zero);
        }
    }

    private static async Task<byte[]> SpeakAsync(AudioClient client, GeneratedSpeechFormat format, float speed)
    {
        var options = new SpeechGenerationOptions { ResponseFormat = format, SpeedRatio = speed };
        return (await client.GenerateSpeechAsync("ten chars.", GeneratedSpeechVoice.Alloy, options)).Value.ToArray();
    }

    private static async Task<string> TranscribeAsync(Scenario scenario, byte[]? audio, string format)
    {
        using var form = new MultipartFormDataContent { { new StringContent("hearer"), "model" }, { new StringContent(format), "response_format" } };
        if (audio is not null)
        {
            form.Add(new ByteArrayContent(audio) { Headers = { ContentType = new MediaTypeHeaderValue("audio/wav") } }, "file", "audio.wav");
        }

        using var response = await scenario.Http.PostAsync("v1/audio/transcriptions", form);
        return await response.Content.ReadAsStringAsync();
    }

    private static byte[] Wav(double seconds)
    {
        var file = new byte[WavHeader.Length + (2 * (int)(seconds * 16_000))];
        WavHeader.Write(file, file.Length - WavHeader.Length, 16_000);
        return file;
    }

    private static double Frequency(byte[] pcm)
    {
        var samples = Enumerable.Range(0, pcm.Length / 2).Select(sample => BinaryPrimitives.ReadInt16LittleEndian(pcm.AsSpan(2 * sample))).ToArray();
        var rises = Enumerable.Range(1, samples.Length - 1).Count(sample => samples[sample - 1] < 0 && samples[sample] >= 0);
        return rises * 24_000.0 / samples.Length;
    }
}

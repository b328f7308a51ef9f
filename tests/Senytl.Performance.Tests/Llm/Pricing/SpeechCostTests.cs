namespace Senytl.Performance.Tests.Llm.Pricing;

public class SpeechCostTests
{
    private static readonly PriceCatalogue Prices = PriceCatalogue.Default
        .With("stt-second", new ModelPrice { PerInputSecond = 0.0001m })
        .With("stt-token", new ModelPrice { Mode = "audio_transcription", Standard = new() { Input = 0.000001m, AudioInput = 0.000006m, Output = 0.00001m } })
        .With("tts-character", new ModelPrice { PerInputCharacter = 0.000015m, PerRequest = 0.001m });

    [Fact]
    public void Speech_to_text_is_billed_by_the_second() =>
        Assert.Equal(90.5m * 0.0001m, Prices.CostOfSpeech("stt-second", new() { InputDuration = TimeSpan.FromSeconds(90.5) }).Usd);

    [Fact]
    public void The_bundled_whisper_has_a_price_a_second() =>
        Assert.Equal(60 * 0.0002833333333333333m, Prices.CostOfSpeech("gpt-realtime-whisper", new() { InputDuration = TimeSpan.FromMinutes(1) }).Usd);

    [Fact]
    public void Text_to_speech_is_billed_by_the_character_and_the_request() =>
        Assert.Equal((120 * 0.000015m) + 0.001m, Prices.CostOfSpeech("tts-character", new() { InputCharacters = 120 }).Usd);

    [Fact]
    public void Tokens_come_before_seconds_where_a_model_lists_both() =>
        Assert.Equal((20 * 0.0000025m) + (400 * 0.000012m), Prices.CostOfSpeech("gpt-4o-mini-tts", new()
        {
            Tokens = new() { Input = 20, Output = 400, AudioOutput = 400 },
            OutputDuration = TimeSpan.FromSeconds(20),
        }).Usd);

    [Fact]
    public void Seconds_stand_in_for_the_output_tokens_that_were_not_reported() =>
        Assert.Equal((20 * 0.0000025m) + (20 * 0.00025m), Prices.CostOfSpeech("gpt-4o-mini-tts", new()
        {
            Tokens = new() { Input = 20 },
            OutputDuration = TimeSpan.FromSeconds(20),
        }).Usd);

    [Fact]
    public void A_billed_side_that_was_not_reported_makes_the_cost_unknown() =>
        Assert.Contains("bills its input by tokens, which the usage does not report", Prices.CostOfSpeech("gpt-4o-mini-tts", new() { OutputDuration = TimeSpan.FromSeconds(20) }).Reason);

    [Fact]
    public void Tokens_that_a_voice_spoke_are_sound_where_nothing_parts_them_from_text() =>
        Assert.Equal((20 * 0.0000025m) + (400 * 0.000012m), Prices.CostOfSpeech("gpt-4o-mini-tts", new() { Tokens = new() { Input = 20, Output = 400 } }).Usd);

    [Fact]
    public void Tokens_that_a_transcriber_heard_are_sound_where_nothing_parts_them_from_text() =>
        Assert.Equal((400 * 0.000006m) + (20 * 0.00001m), Prices.CostOfSpeech("stt-token", new() { Tokens = new() { Input = 400, Output = 20 } }).Usd);

    [Fact]
    public void Speech_has_tiers_only_where_the_catalogue_lists_them() =>
        Assert.Contains("no speech price for 'stt-second' in the batch tier", Prices.CostOfSpeech("stt-second", new() { InputDuration = TimeSpan.FromSeconds(1) }, PriceTier.Batch).Reason);

    [Fact]
    public void A_model_without_a_speech_price_has_no_cost() => Assert.Null(Prices.CostOfSpeech("nobody", new() { InputCharacters = 1 }).Usd);

    [Fact]
    public void A_negative_duration_is_refused() =>
        Assert.Contains("each is 0 or more", Assert.Throws<InvalidUsageException>(() => Prices.CostOfSpeech("stt-second", new() { InputDuration = TimeSpan.FromSeconds(-1) })).Message);
}

using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Senytl.ModelServer;

/// <summary>An HTTP server on the loopback that speaks as OpenAI and Anthropic do, with seeded latency and faults on demand.</summary>
/// <remarks>Thread safe. Accepts any API key and keeps none. Not for production: whoever reaches the port is served.</remarks>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly ModelHost host;
    private readonly KestrelServer kestrel;

    private ModelServer(ModelHost host, KestrelServer kestrel)
    {
        this.host = host;
        this.kestrel = kestrel;
        BaseAddress = Listener.AddressOf(kestrel);
        OpenAIEndpoint = new Uri(BaseAddress, "v1");
    }

    /// <summary>The root, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What an OpenAI SDK wants as endpoint: the root and <c>/v1</c>.</summary>
    public Uri OpenAIEndpoint { get; }

    /// <summary>What an Anthropic SDK wants as base URL: the root.</summary>
    public Uri AnthropicEndpoint => BaseAddress;

    /// <summary>The newest requests in order of arrival, open ones too: a copy of what the log holds now.</summary>
    /// <remarks>A request's record is complete before its client can read the last byte of the answer.</remarks>
    public IReadOnlyList<RequestRecord> Requests => host.Log.Snapshot();

    /// <summary>How many requests have arrived since the start, also those that the log no longer holds.</summary>
    public long RequestCount => host.Log.Count;

    /// <summary>Whether the server is frozen by <see cref="Pause"/>.</summary>
    public bool IsPaused => host.Gate.IsClosed;

    /// <summary>Starts a server; when this returns it accepts connections.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message tells all of them.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<ModelServer> StartAsync(ModelServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ModelServerOptions();
        ModelServerOptionsCheck.Require(options);
        var host = new ModelHost(options);
        var kestrel = Listener.Create(options.Port);
        try
        {
            await kestrel.StartAsync(new ModelApplication(host), cancellationToken).ConfigureAwait(false);
            return new ModelServer(host, kestrel);
        }
        catch
        {
            kestrel.Dispose();
            host.Dispose();
            throw;
        }
    }

    /// <summary>Adds a rule for the requests that match. Of several rules the first added wins.</summary>
    /// <param name="matches">Called once a request, by many threads at a time; what it throws becomes a 500 that tells it.</param>
    public ModelRule When(Func<ModelRequest, bool> matches)
    {
        ArgumentNullException.ThrowIfNull(matches);
        return host.Rules.Add(matches);
    }

    /// <summary>Adds a rule for the requests whose <see cref="ModelRequest.Prompt"/> contains a text, in any case.</summary>
    /// <param name="text">The text, not empty.</param>
    public ModelRule WhenPromptContains(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return When(request => request.Prompt.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Forgets all rules.</summary>
    public void ClearRules() => host.Rules.Clear();

    /// <summary>Freezes the server: it accepts connections and requests but sends nothing, not even what is under way.</summary>
    public void Pause() => host.Gate.Close();

    /// <summary>Ends <see cref="Pause"/>: what fell due meanwhile is sent at once.</summary>
    public void Resume() => host.Gate.Open();

    /// <summary>The frequency in hertz of the tone that speaks this input.</summary>
    /// <param name="input">The input of a speech request.</param>
    public int SpeechFrequencyHz(string input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return SpeechTone.FrequencyHz(host.Options.Seed, input);
    }

    /// <summary>Closes all connections at once and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        await kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        kestrel.Dispose();
        host.Dispose();
    }
}

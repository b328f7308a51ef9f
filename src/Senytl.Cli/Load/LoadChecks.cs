namespace Senytl.Cli.Load;

/// <summary>What the parser cannot see: addresses, header lines, and options that exclude each other.</summary>
internal static class LoadChecks
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

    public static Uri Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? url
            : throw CommandException.Usage(
                $"--url is '{text}'; it is an absolute http or https address without a user, such as --url http://127.0.0.1:8080/. Credentials go into --header.");

    public static HttpMethod Method(string text, bool hasBody)
    {
        var method = text.ToUpperInvariant();
        if (!Methods.Contains(method))
        {
            throw CommandException.Usage($"--method is '{text}'; it is one of {string.Join(", ", Methods)}.");
        }

        return hasBody && method is "GET" or "HEAD"
            ? throw CommandException.Usage($"--method is '{text}' and a body is given; a {method} has none. Leave the method out to POST.")
            : new HttpMethod(method);
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Headers(string[] lines) => [.. lines.Select(Header)];

    public static void Together(double? rate, int? users, TimeSpan? duration, bool poisson, bool seed, bool rampUp)
    {
        if (rate is null == users is null)
        {
            throw CommandException.Usage(rate is null
                ? "Neither --rate nor --users is given; give --rate 200 for requests per second, or --users 50 for concurrent users."
                : "--rate and --users are both given; give one of them.");
        }

        if (duration is null)
        {
            throw CommandException.Usage("--duration is missing; give the time to run, above 0, such as --duration 30s.");
        }

        if (poisson && rate is null)
        {
            throw CommandException.Usage("--poisson is given without --rate; it shapes the arrivals of a rate. Add --rate, or leave it out.");
        }

        if (seed && !poisson)
        {
            throw CommandException.Usage("--seed is given without --poisson; nothing else is random here. Add --poisson, or leave it out.");
        }

        if (rampUp && rate is not null)
        {
            throw CommandException.Usage("--ramp-up is given with --rate; it spreads the start of users. Give --users, or leave it out.");
        }
    }

    private static KeyValuePair<string, string> Header(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon > 0 ? line[..colon].Trim() : "";
        return name.Length > 0 && name.All(char.IsAscii) && !name.Any(char.IsWhiteSpace) && !line.Any(char.IsControl)
            ? new(name, line[(colon + 1)..].Trim())
            : throw CommandException.Usage("A --header has no name before a colon; it is one line 'Name: value', such as --header \"Accept: application/json\".");
    }
}

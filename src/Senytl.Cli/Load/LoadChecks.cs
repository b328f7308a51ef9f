using Senytl.Cli.Arguments;

namespace Senytl.Cli.Load;

/// <summary>What the parser cannot see: addresses, header lines, and options that exclude each other.</summary>
internal static class LoadChecks
{
    private static readonly TimeSpan LeastTimeout = TimeSpan.FromMilliseconds(1);

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

    /// <summary>The headers; each was put on a request like those that will be sent.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers(string[] lines, byte[]? body)
    {
        using var content = body is null ? null : new ByteArrayContent(body);
        using var request = new HttpRequestMessage { Content = content };
        return [.. lines.Select(line => Header(line, request))];
    }

    public static void Together(LoadShape shape)
    {
        var (rate, users, duration) = (shape.Rate, shape.Users, shape.Duration);
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

        if (shape.Poisson && rate is null)
        {
            throw CommandException.Usage("--poisson is given without --rate; it shapes the arrivals of a rate. Add --rate, or leave it out.");
        }

        if (shape.Seed is not null && !shape.Poisson)
        {
            throw CommandException.Usage("--seed is given without --poisson; nothing else is random here. Add --poisson, or leave it out.");
        }

        if (shape.RampUp is not null && rate is not null)
        {
            throw CommandException.Usage("--ramp-up is given with --rate; it spreads the start of users. Give --users, or leave it out.");
        }

        if (shape.RampUp >= duration)
        {
            throw CommandException.Usage(
                $"--ramp-up is {Text(shape.RampUp)} and --duration is {Text(duration)}; it is below --duration, of which it is the first part. Give a shorter --ramp-up or a longer --duration.");
        }

        if (rate is not null && shape.Warmup >= duration)
        {
            throw CommandException.Usage(
                $"--warmup is {Text(shape.Warmup)} and --duration is {Text(duration)}; with --rate it is the first part of --duration and below it, or nothing is measured. Give a shorter --warmup or a longer --duration.");
        }

        if (shape.Timeout < LeastTimeout)
        {
            throw CommandException.Usage($"--timeout is {Text(shape.Timeout)}; it is at least {Text(LeastTimeout)}, such as --timeout 5s.");
        }
    }

    private static string Text(TimeSpan? time) => DurationArgument.Text(time!.Value);

    private static KeyValuePair<string, string> Header(string line, HttpRequestMessage request)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon > 0 ? line[..colon].Trim() : "";
        if (name.Length == 0 || line.Any(char.IsControl))
        {
            throw CommandException.Usage("A --header has no name before a colon; it is one line 'Name: value', such as --header \"Accept: application/json\".");
        }

        var header = new KeyValuePair<string, string>(name, line[(colon + 1)..].Trim());
        return HttpTarget.TryAdd(request, header) ? header : throw CommandException.Usage(WhyRefused(name));
    }

    private static string WhyRefused(string name)
    {
        using var content = new ByteArrayContent([]);
        return content.Headers.TryAddWithoutValidation(name, "")
            ? $"--header is '{name}: …', which describes a body, and there is none; add --body or --body-file, or leave the header out."
            : $"--header is '{name}: …', and '{name}' is no name of a header; it is letters, digits and hyphens before a colon, such as --header \"Accept: application/json\".";
    }
}

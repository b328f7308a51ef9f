using System.CommandLine;
using System.Text;
using Senytl.Cli.Arguments;
using Senytl.Performance;

namespace Senytl.Cli.Load;

/// <summary>The options of <c>senytl load</c>.</summary>
internal sealed class LoadOptions
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>Somebody waits for the command: a target that hangs must not hold it for the whole time limit of a request.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly Bounds Positive = new(0, 10_000_000, "200", AboveLeast: true);

    private readonly Option<string> _url = new("--url") { Description = "The address: http or https.", Required = true };
    private readonly Option<string> _method = new("--method") { Description = "GET, POST, PUT, PATCH, DELETE or HEAD; default GET, with a body POST." };
    private readonly Option<string[]> _headers = new("--header") { Description = "A request header 'Name: value'; may be repeated.", HelpName = "header" };
    private readonly Option<string> _body = new("--body") { Description = "The request body, or @ and the file that holds it; JSON unless a Content-Type header says otherwise.", HelpName = "text" };
    private readonly Option<string> _bodyFile = new("--body-file") { Description = "A file with the request body, as --body @file.", HelpName = "file" };
    private readonly Option<double?> _rate = Values.Number("--rate", "Requests that are due per second, whatever the target does", Positive);
    private readonly Option<bool> _poisson = new("--poisson") { Description = "With --rate: arrivals of independent callers rather than even ones." };
    private readonly Option<int?> _users = Values.Whole("--users", "Users that each make one request after the other", 1, 1_000_000, 50);
    private readonly Option<TimeSpan?> _duration = Values.Duration("--duration", "How long requests are started", Year, "30s");
    private readonly Option<TimeSpan?> _warmup = Values.Duration("--warmup", "Time at the start that is not measured; with --rate the first part of --duration, with --users before it", Year, "5s", orZero: true);
    private readonly Option<TimeSpan?> _rampUp = Values.Duration("--ramp-up", "With --users: time until all users are there, below --duration", Year, "10s", orZero: true);
    private readonly Option<TimeSpan?> _timeout = Values.Duration("--timeout", "Limit of one request, at least 1ms; default 30s", Year, "5s");
    private readonly Option<TimeSpan?> _grace = Values.Duration("--grace", "How long open requests may take to end; default 5s", Year, "2s", orZero: true);
    private readonly Option<int?> _seed = Values.Whole("--seed", "With --poisson: reproduces the arrivals; default 1", 0, int.MaxValue, 7);
    private readonly LoadObjectives _objectives = new();
    private readonly Option<bool> _acceptUnproven = new("--accept-unproven") { Description = "Exit code 0 also when the limits hold so far but are not proven." };
    private readonly Option<bool> _json = new("--json") { Description = "The result as JSON." };
    private readonly Option<string> _report = new("--report") { Description = "Writes the report, too: .json, .md or .txt; or the histograms second by second: .hlog.", HelpName = "file" };

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _url, _method, _headers, _body, _bodyFile, _rate, _poisson, _users, _duration, _warmup, _rampUp, _timeout, _grace, _seed,
            .. _objectives.All, _acceptUnproven, _json, _report,
        ];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    /// <exception cref="CommandException">Options do not go together, or name what is not there.</exception>
    public LoadArguments Read(ParseResult parsed, Terminal terminal)
    {
        var url = LoadChecks.Url(parsed.GetValue(_url)!);
        var body = BodyOf(parsed);
        var method = LoadChecks.Method(parsed.GetValue(_method) ?? (body is null ? "GET" : "POST"), body is not null);
        return new LoadArguments
        {
            Url = url,
            Method = method,
            Headers = LoadChecks.Headers(parsed.GetValue(_headers) ?? [], body),
            Body = body,
            Json = parsed.GetValue(_json),
            AcceptUnproven = parsed.GetValue(_acceptUnproven),
            Options = OptionsOf(parsed, terminal) with
            {
                // Without the query and the user: a report may be passed on, and they may hold secrets.
                Name = $"{method} {url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}",
            },

            // Last, as it leaves a folder behind.
            Report = parsed.GetValue(_report) is { } report ? ReportFile.For(report) : null,
        };
    }

    private LoadTestOptions OptionsOf(ParseResult parsed, Terminal terminal)
    {
        var shape = new LoadShape(
            parsed.GetValue(_rate),
            parsed.GetValue(_users),
            parsed.GetValue(_duration),
            parsed.GetValue(_poisson),
            parsed.GetValue(_seed),
            parsed.GetValue(_rampUp),
            parsed.GetValue(_warmup),
            parsed.GetValue(_timeout));
        LoadChecks.Together(shape);
        var defaults = new LoadTestOptions { Name = "load" };
        return defaults with
        {
            TargetIsElsewhere = true,
            Profile = shape.Rate is { } perSecond ? ProfileOf(perSecond, shape) : null,
            ConcurrentUsers = shape.Users ?? defaults.ConcurrentUsers,
            Duration = shape.Rate is null ? shape.Duration : null,
            Warmup = shape.Warmup ?? TimeSpan.Zero,
            RampUp = shape.RampUp ?? TimeSpan.Zero,
            RequestTimeout = shape.Timeout ?? defaults.RequestTimeout,
            GracePeriod = parsed.GetValue(_grace) ?? Grace,
            Objectives = _objectives.Read(parsed),
            TimeProvider = terminal.Time,
            Progress = new ProgressLines(terminal.Error),
        };
    }

    private static LoadProfile ProfileOf(double perSecond, LoadShape shape) => shape.Poisson
        ? LoadProfile.Poisson(perSecond, shape.Duration!.Value, shape.Seed ?? 1)
        : LoadProfile.ConstantRate(perSecond, shape.Duration!.Value);

    private byte[]? BodyOf(ParseResult parsed) => (parsed.GetValue(_body), parsed.GetValue(_bodyFile)) switch
    {
        (not null, not null) => throw CommandException.Usage("--body and --body-file are both given; give one of them."),
        (['@', .. var file], _) => FileOf("--body", "@", file),
        ({ } text, _) => Encoding.UTF8.GetBytes(text),
        (_, { } file) => FileOf("--body-file", "", file),
        _ => null,
    };

    private static byte[] FileOf(string option, string mark, string file) => File.Exists(file)
        ? File.ReadAllBytes(file)
        : throw CommandException.Usage($"{option} is '{mark}{file}', and '{file}' is no file; name one that exists.");
}

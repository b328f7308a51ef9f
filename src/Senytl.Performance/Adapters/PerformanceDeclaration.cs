using System.Reflection;

namespace Senytl.Performance.Adapters;

/// <summary>All that stands on a test method: its <c>[Benchmark]</c> or <c>[LoadTest]</c>, its objectives and its form.</summary>
public sealed class PerformanceDeclaration
{
    private readonly IPerformanceAttribute attribute;
    private readonly string? ambiguity;
    private readonly SlaAttribute[] slas;

    /// <summary>Reads a test method.</summary>
    /// <param name="method">The method, with one attribute of <see cref="IPerformanceAttribute"/>.</param>
    /// <param name="testClass">The class that runs it, whose <c>[Sla]</c> count too.</param>
    /// <exception cref="ArgumentException">The method is no performance test.</exception>
    public PerformanceDeclaration(MethodInfo method, Type testClass)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(testClass);
        Body = new BodyMethod(method);
        var attributes = method.GetCustomAttributes(inherit: true).OfType<IPerformanceAttribute>().ToList();
        attribute = attributes.FirstOrDefault()
            ?? throw new ArgumentException($"{method.Name} has neither [Benchmark] nor [LoadTest].", nameof(method));
        ambiguity = attributes.Count > 1 ? $"{method.Name} has both [Benchmark] and [LoadTest]; give each a method of its own." : null;
        slas =
        [
            .. method.GetCustomAttributes<SlaAttribute>(inherit: true),
            .. testClass.GetCustomAttributes<SlaAttribute>(inherit: true),
        ];
    }

    /// <summary>The category, or trait, of every performance test: <c>--filter Category=Performance</c>.</summary>
    public static string Category => "Performance";

    /// <summary>The method as a body.</summary>
    public BodyMethod Body { get; }

    /// <summary>Whether other tests may run at the same time.</summary>
    public bool AllowParallel => attribute.AllowParallel;

    /// <summary>Why the test cannot run, in one line; absent when it can.</summary>
    public string? Error
    {
        get
        {
            var errors = Errors().ToList();
            return errors.Count == 0 ? null : string.Join(" ", errors);
        }
    }

    /// <summary>The test, ready to run.</summary>
    /// <param name="name">Its display name.</param>
    /// <param name="instance">The test class; absent for a static method.</param>
    /// <param name="data">Values of the data parameters.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="attach">Told of each result file.</param>
    /// <param name="progress">Where lines of progress go while a long run goes on; absent when the framework shows none live.</param>
    /// <param name="warn">Told of each objective that the test passes without its being proven, in a line.</param>
    /// <param name="ending">What an exception of the body means to the framework; absent where each is a failed request.</param>
    /// <exception cref="ArgumentException">An option or the data row does not fit.</exception>
    public PerformanceTest ToTest(
        string name,
        object? instance,
        IReadOnlyList<object?> data,
        Action<string> output,
        Action<string>? attach = null,
        Action<string>? progress = null,
        Action<string>? warn = null,
        Func<Exception, BodyEnding>? ending = null) => new()
        {
            Options = RunLimits.Apply(attribute, attribute.ToOptions(name)) with
            {
                Objectives = [.. slas.SelectMany(sla => sla.ToObjectives())],
                BlockingBody = Body.IsBlocking,
            },
            Body = Body.Bind(instance, data),
            Empty = Body.KnowsIteration ? null : BodyCall.Empty,
            Synchronous = Body.Synchronous(instance),
            RequireProof = attribute.RequireProof,
            Output = output,
            Attach = attach,
            Progress = progress,
            Warn = warn,
            Ending = ending,
        };

    private IEnumerable<string> Errors()
    {
        var environment = FirstError(() => (
            PerformanceEnvironment.Mode,
            PerformanceEnvironment.RequireProof,
            PerformanceEnvironment.ProgressInterval,
            PerformanceEnvironment.Samples,
            PerformanceEnvironment.Prices));
        var objectives = slas.Select(sla => FirstError(() => sla.ToObjectives()));
        return [.. Body.Errors(), .. attribute.Errors(), .. RunLimits.Errors(attribute), .. objectives.Append(environment).Append(ambiguity).OfType<string>()];
    }

    private static string? FirstError<T>(Func<T> read)
    {
        try
        {
            _ = read();
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return exception.Message;
        }
    }
}

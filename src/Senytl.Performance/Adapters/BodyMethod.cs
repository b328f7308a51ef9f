using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Senytl.Performance.Adapters;

/// <summary>
/// A test method seen as the body of a run: first its data parameters, then, in any order, a <see cref="VirtualUser"/>
/// and a <see cref="CancellationToken"/>.
/// </summary>
public sealed class BodyMethod
{
    private readonly MethodInfo method;
    private readonly ParameterInfo[] parameters;

    /// <summary>Looks at a method.</summary>
    public BodyMethod(MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        this.method = method;
        parameters = method.GetParameters();
        DataParameters = [.. parameters.TakeWhile(parameter => !IsInjected(parameter))];
    }

    /// <summary>The parameters that a data row fills.</summary>
    public IReadOnlyList<ParameterInfo> DataParameters { get; }

    /// <summary>The parameters that the engine fills.</summary>
    public IReadOnlyList<ParameterInfo> InjectedParameters => parameters[DataParameters.Count..];

    /// <summary>Whether the body holds its thread until it is done.</summary>
    public bool IsBlocking => method.ReturnType == typeof(void);

    /// <summary>Why the method cannot be a body. Empty when it can.</summary>
    public IEnumerable<string> Errors()
    {
        if (!BodyCall.IsSupported(method.ReturnType))
        {
            yield return $"{method.Name} returns {method.ReturnType.Name}; it returns void, Task, Task<T>, ValueTask or ValueTask<T>.";
        }

        if (IsBlocking && method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false))
        {
            yield return $"{method.Name} is async void, so its end cannot be seen; return Task instead.";
        }

        if (Array.Find(parameters, parameter => parameter.ParameterType.IsByRef) is { } reference)
        {
            yield return $"Parameter '{reference.Name}' of {method.Name} is by reference; pass it by value.";
        }

        if (InjectedParameters.FirstOrDefault(parameter => !IsInjected(parameter)) is { } late)
        {
            yield return $"Parameter '{late.Name}' of {method.Name} stands after a VirtualUser or CancellationToken; put the data parameters first.";
        }

        if (InjectedParameters.GroupBy(parameter => parameter.ParameterType).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            yield return $"{method.Name} takes {twice.Count()} parameters of type {twice.Key.Name}; it takes at most one.";
        }
    }

    /// <summary>The data among a framework's arguments: frameworks fill optional parameters in, and those after the data are the engine's.</summary>
    public IReadOnlyList<object?> DataOf(IReadOnlyList<object?> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var filledIn = arguments.Skip(DataParameters.Count).All(value => value is null or CancellationToken or Missing);
        return filledIn ? [.. arguments.Take(DataParameters.Count)] : arguments;
    }

    /// <summary>The body over one data row.</summary>
    /// <param name="instance">The test class; absent for a static method.</param>
    /// <param name="data">Values of <see cref="DataParameters"/>, of their types.</param>
    /// <exception cref="ArgumentException">The row has another number of values.</exception>
    public Func<VirtualUser, CancellationToken, ValueTask> Bind(object? instance, IReadOnlyList<object?> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count != DataParameters.Count)
        {
            throw new ArgumentException(
                $"{method.Name} takes {DataParameters.Count} data values, and the data row has {data.Count}. Give one value for each parameter before VirtualUser and CancellationToken.");
        }

        return BodyCall.Compile(method, instance, data);
    }

    /// <summary>Whether the body can tell one iteration from another, so that an iteration must stay one call.</summary>
    internal bool KnowsIteration => Array.Exists(parameters, parameter => parameter.ParameterType == typeof(VirtualUser));

    /// <summary>The method as it is, when it takes nothing and returns nothing; else absent.</summary>
    internal Action? Synchronous(object? instance) => IsBlocking && parameters.Length == 0
        ? method.CreateDelegate<Action>(method.IsStatic ? null : instance)
        : null;

    internal static bool IsInjected(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(VirtualUser) || parameter.ParameterType == typeof(CancellationToken);
}

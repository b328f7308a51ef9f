using System.Linq.Expressions;
using System.Reflection;
using Senytl.Performance.Load.Batching;

namespace Senytl.Performance.Adapters;

/// <summary>Compiles a call of a test method, so that an iteration costs no reflection and no allocation.</summary>
internal static class BodyCall
{
    private static readonly ConstructorInfo FromTask = typeof(ValueTask).GetConstructor([typeof(Task)])!;
    private static readonly MethodInfo FromTyped = new Func<ValueTask<int>, ValueTask>(WithoutResult).Method.GetGenericMethodDefinition();

    /// <summary>A compiled call of a method that does nothing.</summary>
    public static Func<VirtualUser, CancellationToken, ValueTask> Empty { get; } =
        Compile(new Action(EmptyBody.Instance.Nothing).Method, EmptyBody.Instance, []);

    public static bool IsSupported(Type returned) =>
        returned == typeof(void)
        || returned == typeof(ValueTask)
        || returned.IsAssignableTo(typeof(Task))
        || IsTypedValueTask(returned);

    public static Func<VirtualUser, CancellationToken, ValueTask> Compile(MethodInfo method, object? instance, IReadOnlyList<object?> data)
    {
        var user = Expression.Parameter(typeof(VirtualUser));
        var token = Expression.Parameter(typeof(CancellationToken));
        var arguments = method.GetParameters().Select((parameter, index) => BodyMethod.IsInjected(parameter)
            ? parameter.ParameterType == typeof(VirtualUser) ? (Expression)user : token
            : Value(data[index], parameter.ParameterType));
        var call = Expression.Call(method.IsStatic ? null : Expression.Constant(instance, method.DeclaringType!), method, arguments);
        return Expression.Lambda<Func<VirtualUser, CancellationToken, ValueTask>>(AsValueTask(call), user, token).Compile();
    }

    private static Expression AsValueTask(MethodCallExpression call) => call.Type switch
    {
        var type when type == typeof(ValueTask) => call,
        var type when type == typeof(void) => Expression.Block(call, Expression.Default(typeof(ValueTask))),
        var type when IsTypedValueTask(type) => Expression.Call(FromTyped.MakeGenericMethod(type.GenericTypeArguments), call),
        _ => Expression.New(FromTask, Expression.Convert(call, typeof(Task))),
    };

    // A null row value stands for the default of a value type, as in a reflected call.
    private static Expression Value(object? value, Type type) =>
        value is null ? Expression.Default(type) : Expression.Convert(Expression.Constant(value), type);

    private static bool IsTypedValueTask(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);

    private static ValueTask WithoutResult<T>(ValueTask<T> task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return new ValueTask(task.AsTask());
        }

        _ = task.Result;
        return default;
    }
}

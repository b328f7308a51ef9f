using System.Reflection;
using System.Runtime.CompilerServices;

namespace Senytl.Performance.Load;

/// <summary>Refuses a body that is called without being awaited although its work is not done when it returns.</summary>
internal static class UnfinishedWork
{
    public static void Refuse(Action body)
    {
        if (body.Method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false))
        {
            throw new ArgumentException("The body is async void, so its end cannot be seen; let it take a CancellationToken and return a Task: async token => ….", nameof(body));
        }
    }

    public static void Refuse<T>(Func<T> body)
    {
        var name = typeof(T).Name.Split('`')[0];
        if (Has(typeof(T), "GetAsyncEnumerator"))
        {
            throw new ArgumentException(
                $"The body returns {name}, a stream that nothing would read; read it in a body that takes a CancellationToken: async token => {{ await foreach (…) … }}.", nameof(body));
        }

        if (Has(typeof(T), "GetAwaiter"))
        {
            throw new ArgumentException(
                $"The body returns {name}, which this overload would not await; let it take a CancellationToken: token => ….", nameof(body));
        }
    }

    /// <summary>By the name, as the compiler looks for it: what <c>ConfigureAwait</c> returns implements no interface.</summary>
    private static bool Has(Type type, string method) => type.GetInterfaces().Prepend(type)
        .SelectMany(one => one.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        .Any(one => one.Name == method);
}

#pragma warning disable CA1051, CA1822, CS0067 // Shapes whose surface is looked at; nobody calls them.
namespace Senytl.Api.Tests.Surfaces;

public sealed record Limit(string Name, int? Most = 3)
{
    public const double Share = 0.5;

    public required string? Unit { get; init; }

    public void Check(in Limit other, out string? reason, params int[] values) => reason = null;

    internal void Hidden()
    {
    }
}

public abstract class Shape<T> : IDisposable
    where T : class
{
    public event EventHandler? Changed;

    public T? this[int index] => null;

    protected internal int Seen { get; private set; }

    public abstract Dictionary<string, T?> All();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected static TResult Map<TResult>(Func<T, TResult> map, StringComparison comparison = StringComparison.Ordinal) => throw new NotSupportedException();
}

public enum Size
{
    Small = 1,
    Large = 4,
}

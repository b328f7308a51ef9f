namespace Senytl.Performance.Statistics;

internal sealed partial class Distribution
{
    private void Keep(long value)
    {
        Reserve((int)count);
        values[(int)count - 1] = value;
        sorted = false;
    }

    private void AppendValues(Distribution other)
    {
        Reserve((int)(count + other.count));
        other.values.AsSpan(0, (int)other.count).CopyTo(values.AsSpan((int)count));
        sorted = false;
    }

    private void Reserve(int size)
    {
        if (values.Length < size)
        {
            Array.Resize(ref values, Math.Min(ExactCapacity, Math.Max(16, Math.Max(size, values.Length * 2))));
        }
    }

    // From single values to the histogram; what the tracked limits have seen is counted while it is still known exactly.
    private void Summarize()
    {
        if (buckets is not null)
        {
            return;
        }

        var kept = values.AsSpan(0, (int)count);
        StartTracked(kept);
        moments = Moments.Of(kept);
        buckets = new LogLinearBuckets();
        foreach (var value in kept)
        {
            buckets.Add(value);
        }

        values = [];
    }

    private void MergeBuckets(Distribution other)
    {
        if (other.buckets is not null)
        {
            buckets!.Add(other.buckets);
            moments.Add(other.moments);
            return;
        }

        var kept = other.values.AsSpan(0, (int)other.count);
        moments.Add(Moments.Of(kept));
        foreach (var value in kept)
        {
            buckets!.Add(value);
        }
    }

    // A copy is sorted and then put in place, so that others may read meanwhile: they find the one order or the other, never a mixture.
    private ReadOnlySpan<long> Sorted()
    {
        if (!sorted)
        {
            var ordered = values.AsSpan(0, (int)count).ToArray();
            Array.Sort(ordered);
            values = ordered;
            sorted = true;
        }

        return values.AsSpan(0, (int)count);
    }
}

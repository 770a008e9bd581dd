using System.Collections;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// A list that computes its items on demand, because the cells of a large sample have millions of values. The same
/// place always gives an equal item.
/// </summary>
internal sealed class ComputedValues(int count, Func<int, object> make) : IReadOnlyList<object>
{
    public int Count => count;

    public object this[int index] => make(index);

    public IEnumerator<object> GetEnumerator()
    {
        for (int at = 0; at < count; at++)
        {
            yield return make(at);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

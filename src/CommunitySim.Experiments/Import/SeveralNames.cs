using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Import;

/// <summary>
/// Finds cells such as "bert, cara", each part of which is an author elsewhere. Which names are authors shows only
/// once all lines are read.
/// </summary>
internal sealed class SeveralNames
{
    private static readonly char[] Separators = [',', ';', '|', '&', '\n'];

    private readonly List<(int Code, int Line)> _doubtful = [];

    /// <summary>Remembers a name that may be several.</summary>
    public void Add(int code, string name, int line)
    {
        if (name.IndexOfAny(Separators) > 0)
        {
            _doubtful.Add((code, line));
        }
    }

    /// <summary>Returns the first cell that names several authors, or null.</summary>
    public (string Text, int Line)? Find(MemberIds ids, ReadOnlySpan<int> sources)
    {
        if (_doubtful.Count == 0)
        {
            return null;
        }

        IdSet authors = new();
        foreach (int source in sources)
        {
            authors.Add(source);
        }

        foreach ((int code, int line) in _doubtful)
        {
            string name = ids.Names[code - MemberIds.Numbers];
            string[] parts = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (!authors.Has(code) && parts.Length > 1 && Array.TrueForAll(parts, part => ids.CodeOf(part) is { } one && authors.Has(one)))
            {
                return (name, line);
            }
        }

        return null;
    }
}

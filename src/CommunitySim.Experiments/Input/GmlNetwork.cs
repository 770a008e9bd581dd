using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>Reads GML: keys with values, of which node [ id ] and edge [ source target ] count.</summary>
internal sealed class GmlNetwork(TextLines lines)
{
    private const int MostLetters = 1 << 20, Deepest = 100;

    private readonly NetworkTies _ties = new(lines);
    private readonly HashSet<int> _nodes = [];
    private readonly Dictionary<int, (int Line, string Id)> _undeclared = [];
    private string _line = "";
    private int _at;

    /// <summary>Reads the whole file.</summary>
    /// <param name="first">The first line.</param>
    public NetworkReading Read(ReadOnlySpan<byte> first)
    {
        _line = Encoding.UTF8.GetString(first);
        ReadList(0, isNested: false);
        foreach ((int line, string id) in _undeclared.Values.Take(1))
        {
            throw new InputException(
                lines.At(line), "",
                $"this edge names \"{Quotation.Escape(id)}\", and the file has no such node; correct the edge, or add the node.");
        }

        return _ties.BuildWithTies("GML", "its nodes and edges");
    }

    /// <summary>Reads the keys of a list up to its end. Returns those with a plain value.</summary>
    private Dictionary<string, string> ReadList(int depth, bool isNested)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        while (NextToken() is { } key && key != "]")
        {
            string value = NextToken() ?? throw Refusal($"the key {Quotation.Escape(key)} has no value; save the network again.");
            if (value != "[")
            {
                values[key.ToLowerInvariant()] = value;
                continue;
            }

            int line = lines.Number;
            Dictionary<string, string> inner = depth < Deepest ? ReadList(depth + 1, isNested: true)
                : throw Refusal("there are too many brackets within each other; save the network again.");
            Add(key.ToLowerInvariant(), inner, line);
        }

        // The end of the file closes no bracket.
        return !isNested || _at > 0 ? values : throw Refusal("a bracket [ is not closed; save the network again.");
    }

    private void Add(string key, Dictionary<string, string> values, int line)
    {
        if (key == "node")
        {
            int node = Code(values, "id", line);
            _nodes.Add(node);
            _undeclared.Remove(node);
            _ties.AddMember(node);
        }
        else if (key == "edge")
        {
            double weight = values.Where(value => TieColumns.IsWeight(value.Key)).Select(value => Weight(value.Value)).DefaultIfEmpty(1).Min();
            _ties.Add(End(values, "source", line), End(values, "target", line), weight);
        }
    }

    private int End(Dictionary<string, string> values, string name, int line)
    {
        int code = Code(values, name, line);
        if (!_nodes.Contains(code))
        {
            _undeclared.TryAdd(code, (line, values[name]));
        }

        return code;
    }

    private int Code(Dictionary<string, string> values, string name, int line) =>
        values.TryGetValue(name, out string? id) && id.Length > 0
            ? _ties.Ids.Code(id, quoted: true)
            : throw new InputException(lines.At(line), "", $"this entry has no {name}; write it, or delete the entry.");

    private double Weight(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight) && double.IsFinite(weight)
            ? weight
            : throw Refusal($"the weight \"{Quotation.Escape(text)}\" is no number; write a number, or delete it.");

    /// <summary>Returns the next word, number, bracket or quoted text; null at the end.</summary>
    private string? NextToken()
    {
        while (true)
        {
            while (_at < _line.Length && char.IsWhiteSpace(_line[_at]))
            {
                _at++;
            }

            if (_at < _line.Length && _line[_at] != '#')
            {
                break;
            }

            if (!NextLine())
            {
                return null;
            }
        }

        if (_line[_at] == '"')
        {
            return Quoted();
        }

        int start = _at++;
        if (_line[start] is not ('[' or ']'))
        {
            while (_at < _line.Length && !char.IsWhiteSpace(_line[_at]) && _line[_at] is not ('[' or ']' or '"'))
            {
                _at++;
            }
        }

        return _line[start.._at];
    }

    private string Quoted()
    {
        StringBuilder text = new();
        _at++;
        while (true)
        {
            int end = _line.IndexOf('"', _at);
            text.Append(_line.AsSpan(_at, (end < 0 ? _line.Length : end) - _at));
            if (end >= 0)
            {
                _at = end + 1;
                return text.ToString();
            }

            if (text.Length > MostLetters || !NextLine())
            {
                throw Refusal("a quote is not closed; save the network again.");
            }

            text.Append(' ');
        }
    }

    private bool NextLine()
    {
        _at = 0;
        bool isThere = lines.Next(out ReadOnlySpan<byte> line);
        _line = isThere ? Encoding.UTF8.GetString(line) : "";
        return isThere;
    }

    private InputException Refusal(string what) => new(lines.Where, "", what);
}

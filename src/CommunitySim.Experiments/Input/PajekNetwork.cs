using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>Reads Pajek: *Vertices, then *Edges, *Arcs, *Edgeslist, *Arcslist or *Matrix. Members are numbered from 1.</summary>
internal sealed class PajekNetwork(TextLines lines)
{
    private readonly NetworkTies _ties = new(lines);
    private string _section = "";
    private int _members, _row;

    /// <summary>Reads the whole file.</summary>
    /// <param name="first">The first line.</param>
    public NetworkReading Read(ReadOnlySpan<byte> first)
    {
        ReadLine(Encoding.UTF8.GetString(first));
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            ReadLine(Encoding.UTF8.GetString(line).Trim());
        }

        if (_members == 0)
        {
            throw Refusal("this Pajek file has no section *Vertices; save the network again.");
        }

        for (int member = 1; member <= _members; member++)
        {
            _ties.AddMember(member);
        }

        return _ties.BuildWithTies("Pajek", "its vertices, edges and arcs");
    }

    private void ReadLine(string line)
    {
        if (line.Length == 0 || line[0] == '%')
        {
            return;
        }

        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (line[0] == '*')
        {
            BeginSection(words);
            return;
        }

        switch (_section)
        {
            case "*edges" or "*arcs":
                _ties.Add(Member(words, 0), Member(words, 1), words.Length > 2 ? Number(words[2]) : 1);
                break;
            case "*edgeslist" or "*arcslist":
                for (int other = 1; other < Math.Max(2, words.Length); other++)
                {
                    _ties.Add(Member(words, 0), Member(words, other), 1);
                }

                break;
            case "*matrix":
                ReadRow(words);
                break;
            default:
                break;
        }
    }

    private void BeginSection(string[] words)
    {
        // "*Arcs :1" is one of several relations; all of them are ties.
        _section = words[0].Split(':')[0].ToLowerInvariant();
        if (_section != "*vertices")
        {
            _section = _section is "*network" or "*edges" or "*arcs" or "*edgeslist" or "*arcslist" or "*matrix" ? _section
                : throw Refusal(
                    $"the section {Quotation.Escape(words[0])} is no part of a network; "
                    + "save the network alone, with *Vertices and *Edges or *Arcs.");
            return;
        }

        bool isCount = words.Length > 1 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        int members = isCount ? int.Parse(words[1], CultureInfo.InvariantCulture) : 0;
        if (words.Length > 2 || _members > 0 || members is < 1 or >= MemberIds.Numbers)
        {
            throw Refusal(
                words.Length > 2 ? "this network ties members to things (two numbers after *Vertices); save a network with one kind of member."
                : _members > 0 ? "a second network or partition begins here; save one network in a file."
                : "*Vertices has no number of members; write it such as *Vertices 34.");
        }

        _members = members;
    }

    private void ReadRow(string[] words)
    {
        _row++;
        if (_row > _members || words.Length != _members)
        {
            throw Refusal($"row {_row} of the matrix has {words.Length} cells; write {_members} rows of {_members} cells.");
        }

        for (int column = 1; column <= _members; column++)
        {
            double weight = Number(words[column - 1]);
            if (weight != 0)
            {
                _ties.Add(_row, column, weight);
            }
        }
    }

    private int Member(string[] words, int at) =>
        at < words.Length && int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out int member)
        && member >= 1 && member <= _members
            ? member
            : throw Refusal(
                $"found \"{Quotation.Escape(string.Join(' ', words))}\"; allowed are the numbers of two members from 1 to {_members}, as *Vertices says.");

    private double Number(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw Refusal($"the weight \"{Quotation.Escape(word)}\" is no number; write a number, or delete it.");

    private InputException Refusal(string what) => new(lines.Where, "", what);
}

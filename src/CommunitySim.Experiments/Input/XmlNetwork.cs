using System.Globalization;
using System.Text;
using System.Xml;

namespace CommunitySim.Experiments.Input;

/// <summary>Reads GraphML and GEXF: elements node with an id, and elements edge with source and target.</summary>
internal sealed class XmlNetwork(TextLines lines)
{
    private readonly NetworkTies _ties = new(lines);
    private readonly Dictionary<string, string> _weightKeys = new(StringComparer.Ordinal);
    private readonly HashSet<int> _nodes = [];
    private readonly Dictionary<int, (int Line, string Id)> _undeclared = [];
    private readonly int _firstLine = lines.StartLine;
    private (int One, int Other, double Weight)? _edge;
    private string _form = "";

    /// <summary>Reads the whole file.</summary>
    public NetworkReading Read()
    {
        using StreamReader text = new(lines.FromStart(), Encoding.UTF8);
        using XmlReader xml = XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
        });
        try
        {
            for (bool isThere = xml.Read(); isThere; isThere = ReadNode(xml) ? !xml.EOF : xml.Read())
            {
            }
        }
        catch (XmlException fault)
        {
            throw new InputException(
                lines.At(_firstLine + Math.Max(1, fault.LineNumber) - 1), "",
                "this is no sound XML here" + (fault.Message.Contains("DTD", StringComparison.Ordinal) ? ", because document types are not read" : "")
                + "; save the network again as GraphML, or as CSV with the two columns source,target.");
        }

        foreach ((int line, string id) in _undeclared.Values.Take(1))
        {
            throw new InputException(
                lines.At(line), "",
                $"this edge names \"{Quotation.Escape(id)}\", and the file has no such node; correct the edge, or add the node.");
        }

        return _ties.BuildWithTies(_form, "its nodes and edges");
    }

    /// <returns>Whether the reader already stands at the next node.</returns>
    private bool ReadNode(XmlReader xml)
    {
        if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "edge")
        {
            AddEdge();
        }

        if (xml.NodeType != XmlNodeType.Element)
        {
            return false;
        }

        if (_form.Length == 0)
        {
            _form = xml.LocalName switch
            {
                "graphml" => "GraphML",
                "gexf" => "GEXF",
                _ => throw Refusal(xml, ForeignFormat.Explain("XML that is neither GraphML nor GEXF")),
            };
        }

        switch (xml.LocalName)
        {
            case "key":
                ReadKey(xml);
                break;
            case "node":
                int node = Code(xml, "id");
                _nodes.Add(node);
                _undeclared.Remove(node);
                _ties.AddMember(node);
                break;
            case "edge":
                ReadEdge(xml);
                break;
            case "hyperedge":
                throw Refusal(xml, "a hyperedge ties more than two members; write an edge for each pair.");
            case "data" when _edge is { } edge && _weightKeys.ContainsKey(xml.GetAttribute("key") ?? ""):
                _edge = edge with { Weight = Math.Min(edge.Weight, Weight(xml, xml.ReadElementContentAsString())) };
                return true;
            default:
                break;
        }

        return false;
    }

    private void ReadKey(XmlReader xml)
    {
        string id = xml.GetAttribute("id") ?? "", name = xml.GetAttribute("attr.name") ?? id;
        if (xml.GetAttribute("for") is "edge" or "all" or null && TieColumns.IsWeight(name))
        {
            _weightKeys[id] = name;
        }
    }

    private void ReadEdge(XmlReader xml)
    {
        int one = End(xml, "source"), other = End(xml, "target");
        double weight = xml.GetAttribute("weight") is { } text ? Weight(xml, text) : double.PositiveInfinity;
        _edge = (one, other, weight);
        if (xml.IsEmptyElement)
        {
            AddEdge();
        }
    }

    private void AddEdge()
    {
        if (_edge is var (one, other, weight))
        {
            _ties.Add(one, other, weight);
            _edge = null;
        }
    }

    private int End(XmlReader xml, string name)
    {
        int code = Code(xml, name);
        if (!_nodes.Contains(code))
        {
            _undeclared.TryAdd(code, (LineOf(xml), xml.GetAttribute(name)!));
        }

        return code;
    }

    private int Code(XmlReader xml, string name)
    {
        string id = xml.GetAttribute(name)?.Trim() ?? "";
        if (id.Length == 0)
        {
            throw Refusal(xml, $"an element {xml.LocalName} has no {name}; write it, or delete the element.");
        }

        try
        {
            return _ties.Ids.Code(id, quoted: true);
        }
        catch (InputException fault)
        {
            throw Refusal(xml, fault.Faults[0].What);
        }
    }

    private double Weight(XmlReader xml, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight) && double.IsFinite(weight)
            ? weight
            : throw Refusal(xml, $"the weight \"{Quotation.Escape(text)}\" is no number; write a number, or delete it.");

    private int LineOf(XmlReader xml) => _firstLine + ((IXmlLineInfo)xml).LineNumber - 1;

    private InputException Refusal(XmlReader xml, string what) => new(lines.At(LineOf(xml)), "", what);
}

using System.Text;
using CommunitySim.Experiments.Input;
using CommunitySim.Tests.Experiments.Fuzz;

namespace CommunitySim.Tests.Experiments;

/// <summary>Networks in the forms of other programs are read for what they are, and the form is told.</summary>
public class NetworkFormTests
{
    // The path 1-2-3 and a member 4 without ties, in each form.
    [TestCase("<graphml><graph edgedefault=\"undirected\"><node id=\"1\"/><node id=\"2\"/><node id=\"3\"/><node id=\"4\"/><edge source=\"1\" target=\"2\"/><edge source=\"2\" target=\"3\"/></graph></graphml>", "GraphML", TestName = "GraphML in a line")]
    [TestCase("<?xml version='1.0' encoding='utf-8'?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n<key id=\"d0\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n<key id=\"d1\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n<graph edgedefault=\"directed\">\n<edge source=\"1\" target=\"2\"><data key=\"d0\">2.0</data><data key=\"d0\">1</data></edge>\n<node id=\"1\"><data key=\"d1\">A &amp; B</data></node><node id=\"2\"/><node id=\"3\"/><node id=\"4\"/>\n<edge source=\"3\" target=\"2\">\n  <data key=\"d0\">1</data>\n</edge><edge source=\"3\" target=\"4\"><data key=\"d0\">0</data></edge></graph></graphml>\n", "GraphML", TestName = "GraphML of NetworkX")]
    [TestCase("<gexf version=\"1.2\"><graph><nodes><node id=\"1\" label=\"a\"/><node id=\"2\"/><node id=\"3\"/><node id=\"4\"/></nodes><edges><edge id=\"0\" source=\"1\" target=\"2\" weight=\"3\"/><edge id=\"1\" source=\"2\" target=\"3\"/></edges></graph></gexf>", "GEXF", TestName = "GEXF")]
    [TestCase("graph [\n  node [ id 1 ]\n  node [ id 2 label \"a [ b\" ]\n  node [ id 3 ]\n  node [ id 4 graphics [ x 1.5 ] ]\n  edge [ source 1 target 2 ]\n  edge [ source 2 target 3 value 2 ]\n]\n", "GML", TestName = "GML")]
    [TestCase("Creator \"Mark Newman on Sat\"\ngraph\n[\n  directed 0\n  node\n  [\n    id 1\n  ]\n  node [ id 2 ] node [ id 3 ] node [ id 4 ]\n  edge\n  [\n    source 2\n    target 1\n  ]\n  edge [ source 2 target 3 ]\n]\n", "GML", TestName = "GML of Newman")]
    [TestCase("*Vertices 4\n1 \"a b\" 0.5 0.5\n2 \"c\"\n3 \"d\"\n4 \"e\"\n*Edges\n1 2\n2 3 5\n", "Pajek", TestName = "Pajek edges")]
    [TestCase("% a comment\r\n*Network small\r\n*Vertices 4\r\n*Arcs :1 \"first\"\r\n1 2 1\r\n2 1 1\r\n*Edgeslist\r\n2 3 1\r\n", "Pajek", TestName = "Pajek arcs and lists")]
    [TestCase("*vertices 4\n*matrix\n0 1 0 0\n1 0 1 0\n0 1 0 0\n0 0 0 0\n", "Pajek", TestName = "Pajek matrix")]
    [TestCase(",1,2,3,4\n1,0,1,0,0\n2,1,0,1,0\n3,0,1,0,0\n4,0,0,0,0\n", "a matrix", TestName = "matrix with numbers")]
    [TestCase("\"1\" \"2\" \"3\" \"4\"\n\"1\" 0 1 0 0\n\"2\" 1 0 1 0\n\"3\" 0 1 0 0\n\"4\" 0 0 0 0\n", "a matrix", TestName = "matrix of R")]
    [TestCase("id,1,2,3,4\n1,,1,,\n2,1,,1,\n3,,1,,\n4,,,,\n", "a matrix", TestName = "matrix with empty cells and a corner")]
    [TestCase("%%MatrixMarket matrix array real general\n% a comment\n4 4\n0\n1\n0\n0\n1\n0\n1\n0\n0\n1\n0\n0\n0\n0\n0\n0\n", "MatrixMarket array", TestName = "MatrixMarket array")]
    [TestCase("%%MatrixMarket matrix array integer symmetric\n4 4\n0\n1\n0\n0\n0\n1\n0\n0\n0\n0\n", "MatrixMarket array", TestName = "symmetric MatrixMarket array")]
    [TestCase("# of NetworkX\n1 2\n2 3 1\n3 2\n4\n", "adjacency list", TestName = "adjacency list, ties both ways")]
    [TestCase("1: 2\n2: 1 3\n3: 2\n4:\n", "adjacency list", TestName = "adjacency list with colons")]
    public void Four_members_with_a_path_of_two_ties_are_read(string text, string form)
    {
        NetworkReading reading = Read(Encoding.UTF8.GetBytes(text));

        Assert.That(Enumerable.Range(0, reading.Network.Members).Select(reading.Network.Degree), Is.EqualTo(new[] { 1, 2, 1, 0 }));
        Assert.That(reading.Lines().ElementAt(1), Does.Contain(form));
    }

    [TestCase("0 1 2 5\n1 0\n2 0\n5 0\n", 4, 3, "adjacency list", TestName = "adjacency list of a star")]
    [TestCase("0 1\n1 0 2\n2 1\n", 3, 2, "adjacency list", TestName = "adjacency list that begins short")]
    [TestCase("Anna;Bert;Carla\nBert;Anna\nCarla;Anna\n", 3, 2, "adjacency list", TestName = "adjacency list of names")]
    [TestCase("0,1,0\n1,0,1\n0,1,0\n", 3, 2, "guessed", TestName = "matrix of 0 and 1")]
    [TestCase("0,3,2\n3,0,4\n2,4,0\n", 3, 3, "guessed", TestName = "matrix of weights")]
    [TestCase("0 1 0 0 1\n1 0 1 0 0\n0 1 0 1 0\n0 0 1 0 1\n1 0 0 1 0\n", 5, 5, "guessed", TestName = "matrix of five")]
    [TestCase("0,1,1,0,0\n0,0,0,0,0\n0,0,0,1,0\n0,0,0,0,1\n0,0,0,0,0\n", 5, 4, "one direction", TestName = "directed matrix")]
    [TestCase(",Anna,Bert,Carla\nAnna,0,1,1\nBert,1,0,0\nCarla,1,0,0\n", 3, 2, "a matrix", TestName = "matrix with names")]
    [TestCase(",a,b,c\na,0,1,1\nb,1,0,0\nc,1,0,0\n", 3, 2, "a matrix", TestName = "matrix with names like ends")]
    [TestCase(",0,1,2\n0,0,1,1\n1,1,0,0\n2,1,0,0\n", 3, 2, "a matrix", TestName = "matrix with numbers from 0")]
    [TestCase("\"a\" \"b\" \"c\"\n\"a\" 0 1 1\n\"b\" 1 0 0\n\"c\" 1 0 0\n", 3, 2, "a matrix", TestName = "matrix from R")]
    [TestCase("\"\",\"V1\",\"V2\",\"V3\"\n\"1\",0,1,0\n\"2\",1,0,1\n\"3\",0,1,0\n", 3, 2, "a matrix", TestName = "matrix from R with numbered columns")]
    [TestCase("V1,V2,V3\n0,1,0\n1,0,1\n0,1,0\n", 3, 2, "a matrix", TestName = "matrix with numbered columns")]
    [TestCase("X.1,X.2,X.3\n0,1,0\n1,0,1\n0,1,0\n", 3, 2, "a matrix", TestName = "matrix with X")]
    [TestCase("a,b,c\n0,1,0\n1,0,1\n0,1,0\n", 3, 2, "a matrix", TestName = "matrix with a, b, c")]
    public void Forms_without_a_mark_are_read_and_told(string text, int members, int ties, string words)
    {
        NetworkReading reading = Read(Encoding.UTF8.GetBytes(text));

        Assert.That((reading.Network.Members, reading.Network.Ties), Is.EqualTo((members, (long)ties)));
        Assert.That(reading.Lines().ElementAt(1), Does.Contain(words));
    }

    [TestCase("<graphml><graph><node id=\"a\"/><node id=\"b\"/>\n<edge source=\"a\" target=\"c\"/></graph></graphml>", ":2", "no such node", TestName = "GraphML edge to nobody")]
    [TestCase("<graphml><graph>\n<node id=\"a\"/>\n<node id=\"b\"/>", ":3", "no sound XML", TestName = "GraphML cut short")]
    [TestCase("<!DOCTYPE x [<!ENTITY e \"e\">]>\n<graphml/>", ":1", "document types", TestName = "document type")]
    [TestCase("<graphml><graph><node/></graph></graphml>", ":1", "has no id", TestName = "GraphML node without id")]
    [TestCase("<svg/>", ":1", "neither GraphML nor GEXF", TestName = "another XML")]
    [TestCase("graph [\n node [ id 1 ]\n edge [ source 1 target 2 ]\n]\n", ":3", "no such node", TestName = "GML edge to nobody")]
    [TestCase("graph [\n node [ id 1 ]\n node [ id 2 ]\n edge [ source 1 target 2 ]\n", "", "not closed", TestName = "GML cut short")]
    [TestCase("graph [ node [ id 1 ] node [ label 2 ] ]", ":1", "no id", TestName = "GML node without id")]
    [TestCase("*Vertices 3\n*Edges\n1 4\n", ":3", "from 1 to 3", TestName = "Pajek beyond its size")]
    [TestCase("*Vertices 5 2\n*Edges\n1 4\n", ":1", "one kind", TestName = "Pajek of two kinds")]
    [TestCase("*Vertices 3\n*Edges\n1 2\n*Vertices 3\n", ":4", "second", TestName = "two Pajek networks")]
    [TestCase("%%MatrixMarket matrix array real general\n2 2\n0\n1\n1\n", ":5", "ends before", TestName = "MatrixMarket array cut short")]
    [TestCase("%%MatrixMarket matrix array real general\n2 3\n0\n1\n1\n", ":2", "square", TestName = "MatrixMarket array that is no square")]
    public void What_is_damaged_is_refused_by_line(string text, string line, string words)
    {
        InputException refused = Refused(Encoding.UTF8.GetBytes(text));

        Assert.That(refused.Message, Does.Contain($"network.txt{line}").And.Contain(words));
    }

    /// <summary>The ends of a bracket and of an entity may nest as deep as a file likes.</summary>
    [Test]
    public void Deep_nesting_is_refused_or_read_without_a_crash()
    {
        Refused(Encoding.UTF8.GetBytes("graph " + string.Concat(Enumerable.Repeat("[ a ", 10_000))));
        string data = string.Concat(Enumerable.Repeat("<data key=\"w\">1</data>", 100_000));
        Assert.That(Read(Encoding.UTF8.GetBytes($"<graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\"/><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\">{data}</edge></graphml>")).Network.Ties, Is.EqualTo(1));
    }

    [Test]
    public void A_large_GraphML_in_one_line_is_read()
    {
        StringBuilder text = new("<graphml><graph>");
        for (int node = 0; node < 20_000; node++)
        {
            text.Append($"<node id=\"{node}\"/><edge source=\"{node}\" target=\"{(node + 1) % 20_000}\"/>");
        }

        Assert.That(Read(ValidFiles.Gzip(Encoding.UTF8.GetBytes(text.Append("</graph></graphml>").ToString()))).Network.Ties, Is.EqualTo(20_000));
    }

    [Test]
    public void Utf_16_is_known_by_its_mark([Values] bool bigEndian, [Values("source,target\nÄnne,中村\n中村,Bo\n", "1,2\r\n2,3\r\n")] string text)
    {
        UnicodeEncoding utf16 = new(bigEndian, byteOrderMark: true);
        NetworkReading reading = Read([.. utf16.Preamble, .. utf16.GetBytes(text)]);

        Assert.That((reading.Network.Members, reading.Network.Ties), Is.EqualTo((3, 2L)));
        Assert.That(reading.Lines().ElementAt(1), Does.Contain("UTF-16"));
    }

    [Test]
    public void What_is_not_utf_8_is_read_as_Windows_1252_and_told()
    {
        NetworkReading reading = Read(Encoding.Latin1.GetBytes("source,target\nJörg,Änne\nÄnne,\u0080uro\n"));

        Assert.That((reading.Network.Members, reading.Network.Ties), Is.EqualTo((3, 2L)));
        Assert.That(reading.Lines().ElementAt(1), Does.Contain("Windows-1252"));
    }

    [Test]
    public void Letters_of_two_encodings_are_refused_by_line()
    {
        byte[] mixed = [.. "source,target\nJörg,Änne\n"u8, .. Encoding.Latin1.GetBytes("Jörg,Bo\n")];

        Assert.That(Refused(mixed).Message, Does.Contain("network.txt:3").And.Contain("UTF-8"));
        Assert.That(Refused([.. "source,target\n"u8, 0x81, .. ",b\n"u8]).Message, Does.Contain("network.txt:2"));
    }

    /// <summary>Wherever a block of the file ends, also within a letter.</summary>
    [Test]
    public void Letters_are_read_across_blocks([Range(0, 3)] int shift, [Values(1, 2, 3)] int encoding)
    {
        string text = new string('#', shift + 1) + "\nsource,target\n" + string.Concat(Enumerable.Range(0, 9000).Select(member => $"ä{member},ä{member + 1}\n"));
        byte[] bytes = encoding == 1 ? Encoding.UTF8.GetBytes(text) : encoding == 2 ? Encoding.Latin1.GetBytes(text) : [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];

        Assert.That((Read(bytes).Network.Members, Read(bytes).Network.Ties), Is.EqualTo((9001, 9000L)));
    }

    private static InputException Refused(byte[] bytes)
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["network.txt"], bytes);
        InputException refused = Assert.Throws<InputException>(() => NetworkFile.Read(folder["network.txt"]))!;
        Assert.That(Refusal.LackOfNetwork(refused, folder["network.txt"]), Is.Null);
        return refused;
    }

    private static NetworkReading Read(byte[] bytes)
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["network.txt"], bytes);
        return NetworkFile.Read(folder["network.txt"]);
    }
}

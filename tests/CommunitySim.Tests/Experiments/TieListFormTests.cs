using System.Text;
using CommunitySim.Experiments.Input;
using CommunitySim.Tests.Cli;
using CommunitySim.Tests.Experiments.Fuzz;

namespace CommunitySim.Tests.Experiments;

/// <summary>Lists of ties as other programs write them are read for what they are, or refused with what to do.</summary>
public class TieListFormTests
{
    [TestCase("Id,Source,Target,Type,Label,Weight\n0,5,6,Undirected,,1.0\n1,6,7,Undirected,,2.5\n", TestName = "Gephi")]
    [TestCase(",source,target\n0,5,6\n1,6,7\n", TestName = "pandas with its index")]
    [TestCase("\tsource\ttarget\n0\t5\t6\n1\t6\t7\n", TestName = "pandas with its index and tabs")]
    [TestCase("\"\",\"from\",\"to\"\n\"1\",\"5\",\"6\"\n\"2\",\"6\",\"7\"\n", TestName = "R with names of rows")]
    [TestCase("since;user_2_id;user_1_id\n2001;5;6\n2002;6;7\n", TestName = "numbered columns")]
    [TestCase("Weight,DST,SRC\n1,5,6\n1,6,7\n", TestName = "capitals, weight first")]
    [TestCase("# FromNodeId\tToNodeId\n5\t6\n6\t7\n", TestName = "SNAP")]
    [TestCase("#weight,source,target\n1,5,6\n1,6,7\n", TestName = "names in a comment")]
    [TestCase("% sym unweighted\n% 2 3 3\n5 6\n6 7\n", TestName = "Konect")]
    [TestCase("% asym posweighted\n5 6 1 1082040961\n6 7 2 1082155839\n", TestName = "Konect with weight and time")]
    [TestCase("sep=;\nsource;target\n5;6\n6;7\n", TestName = "Excel with sep")]
    [TestCase("sep=\t\nsource\ttarget\n5\t6\n6\t7\n", TestName = "Excel with sep and tab")]
    [TestCase("source;target;Gewicht\n5,0;6,0;0,5\n6,0;7,0;1,5\n", TestName = "decimal commas")]
    [TestCase("5 6 0,5\n5 7 1,5\n5 6 1,5\n", TestName = "decimal commas between blanks")]
    [TestCase("\"5\",\"6\"\n\"6\",\"7\"\n", TestName = "quoted numbers")]
    [TestCase("source,target\n5.0,6.0\n6,7.00\n", TestName = "fractions of whole numbers")]
    [TestCase("source,target,\n5,6,\n6,7,,\n", TestName = "separators at the end")]
    [TestCase("source,target\n5,6\n,\n\n6,7\n", TestName = "empty rows")]
    [TestCase("5 6 {}\n6 7 {}\n", TestName = "NetworkX")]
    [TestCase("source|target\n5|6\n6|7\n", TestName = "bars")]
    [TestCase("source,target\n5,6\nsource,target\n6,7\n", TestName = "two files one behind the other")]
    [TestCase("person,buddy\n5,6\n6,7\n", TestName = "unknown names over numbers")]
    [TestCase("V1,V2\n5,6\n6,7\n", TestName = "two columns as R names them")]
    [TestCase("u,v,w\n5,6,1\n6,7,2\n", TestName = "two ends and a weight")]
    [TestCase("Person;kennt\n5;6\n6;7\n", TestName = "who knows whom")]
    [TestCase("5,6,1\n6,7,1\n5,6,1\n", TestName = "the same weight everywhere")]
    public void Three_members_with_two_ties_are_read(string text)
    {
        NetworkReading reading = Read(text);

        Assert.That((reading.Network.Members, reading.Network.Ties, reading.Numbers), Is.EqualTo((3, 2L, ((int, int)?)(5, 7))));
    }

    [TestCase("source,target\nAnna,Bert\nBert,Carla\n")]
    [TestCase("Anna,Bert\nBert,Carla\n")]
    [TestCase("source,target\n\"Smith, Ann\",\"X \"\"Y\"\" Z\"\n\"X \"\"Y\"\" Z\",\"semi;colon\"\n")]
    [TestCase("source\ttarget\nAnn Lee\tBob Ray\nBob Ray\tÄnne\n")]
    [TestCase("source,target\n中村,Jörg\nJörg,Ελένη\n")]
    [TestCase("source,target\n76561198000000001,76561198000000002\n76561198000000002,123456789012345678901234567890\n")]
    [TestCase("source,target\n001,002\n002,010\n")]
    [TestCase("source,target\n1,x\nx,100000000\n")]
    [TestCase("source,target\n\"NA\",\"1.5\"\n\"1.5\",\"-7\"\n")]
    public void Ids_are_names(string text)
    {
        NetworkReading reading = Read(text);

        Assert.That((reading.Network.Members, reading.Network.Ties), Is.EqualTo((3, 2L)));
        Assert.That(reading.Numbers, Is.Null);
    }

    [TestCase("1,2\n2,3\n3,4\n", new[] { 1, 2, 2, 1 }, TestName = "numbered from 1")]
    [TestCase("21,1\n3,1\n1,99999999\n", new[] { 3, 1, 1, 1 }, TestName = "with gaps")]
    [TestCase("source,target\n9,100000000\n9,5000000000000000000\n9,10\n", new[] { 3, 1, 1, 1 }, TestName = "beyond 32 bits")]
    [TestCase("source,target\nb,a\nb,7\nb,10\n", new[] { 1, 1, 1, 3 }, TestName = "numbers before names")]
    [TestCase("source,target\nBert,Änne\nBert,Anna\nZoe,Bert\n", new[] { 1, 3, 1, 1 }, TestName = "names by their letters")]
    public void Members_are_the_ids_that_occur_in_their_order(string text, int[] degrees)
    {
        NetworkReading reading = Read(text);

        Assert.That(Enumerable.Range(0, reading.Network.Members).Select(reading.Network.Degree), Is.EqualTo(degrees));
    }

    [TestCase("%%MatrixMarket matrix coordinate pattern symmetric\n%\n50 50 2\n5 6\n6 7\n")]
    [TestCase("%%MatrixMarket matrix coordinate real general\n50 50 3\n5 6 0.5\n6 5 1e-3\n6 7 2\n")]
    [TestCase("%%MatrixMarket matrix coordinate integer general\n50 50 4\n5 6 1\n7 7 1\n50 1 0\n6 7 2\n")]
    public void Rows_of_a_matrix_market_are_members_also_without_entries(string text)
    {
        NetworkReading reading = Read(text);

        Assert.That((reading.Network.Members, reading.Network.Ties, reading.Alone, reading.Numbers), Is.EqualTo((50, 2L, 47, ((int, int)?)(1, 50))));
    }

    [TestCase("# Nodes: 10 Edges: 2\n# FromNodeId\tToNodeId\n0\t1\n1\t2\n", 1)]
    [TestCase("# Nodes: 3 Edges: 5\n0\t1\n1\t2\n", 1)]
    [TestCase("# Nodes: 3 Edges: 2\n0\t1\n1\t2\n", 0)]
    [TestCase("% sym unweighted\n% 30 3 3\n1 2\n2 3\n", 1)]
    [TestCase("% sym unweighted\n% 2 30 30\n1 2\n2 3\n", 1)]
    [TestCase("% sym unweighted\n% 2 3 3\n1 2\n2 3\n", 0)]
    public void What_a_file_announces_and_lacks_is_told(string text, int lines) =>
        Assert.That(Read(text).Lines().Count(line => line.StartsWith("note: the file announces", StringComparison.Ordinal)), Is.EqualTo(lines));

    [TestCase("source,target\nJos\u00E9,Ben\nJose\u0301,Cem\n", TestName = "composed and decomposed letters")]
    [TestCase("source,target\nAnn\u00A0Lee,Ben\nAnn Lee,Cem\n", TestName = "no-break blank")]
    [TestCase("source,target\nAnn   Lee,Ben\nAnn Lee,Cem\n", TestName = "repeated blanks")]
    [TestCase("source,target\n1\u00A0,Ben\n1,Cem\n", TestName = "no-break blank behind a number")]
    public void Ids_that_look_the_same_are_one_member(string text)
    {
        NetworkReading reading = Read(text);

        Assert.That((reading.Network.Members, reading.Network.Ties), Is.EqualTo((3, 2L)));
    }

    [TestCase("source,target\nanna,Ben\nAnna,Cem\n", "anna and Anna")]
    [TestCase("source,target\n'Anna',Ben\nAnna,Cem\n", "'Anna' and Anna")]
    [TestCase("source,target\n\uFF11,2\n1,3\n", "1 and \uFF11")]
    [TestCase("source,target\nanna,Ben\nBen,Cem\n", "")]
    public void Ids_that_nearly_look_the_same_are_told(string text, string pair)
    {
        NetworkReading reading = Read(text);

        Assert.That(reading.Alike, Is.EqualTo(pair));
        Assert.That(reading.Lines().Any(line => line.StartsWith("note: ", StringComparison.Ordinal)), Is.EqualTo(pair.Length > 0));
    }

    [TestCase("tie")]
    [TestCase("edge")]
    [TestCase("St\u00E4rke")]
    [TestCase("strength")]
    public void A_column_that_says_whether_there_is_a_tie_leaves_zeros_out(string name)
    {
        NetworkReading reading = Read($"source,target,{name}\n1,2,1\n2,3,0\n1,3,1\n");

        Assert.That((reading.Network.Ties, reading.Zeros), Is.EqualTo((2L, 1L)));
    }

    [Test]
    public void A_column_of_kinds_of_ties_leaves_nothing_out() =>
        Assert.That(Read("source,target,tie\n1,2,friend\n2,3,colleague\n").Network.Ties, Is.EqualTo(2));

    [TestCase("a b 1.0\nb c 0.5\n")]
    [TestCase("a,b,1\nb,c,2\na,c,0\n")]
    public void Names_may_have_a_weight_without_a_header(string text) => Assert.That(Read(text).Network.Ties, Is.EqualTo(2));

    [Test]
    public void What_is_no_tie_is_left_out_and_counted()
    {
        NetworkReading reading = Read("source,note,target,weight,sign\n0,x,1,1,+\n1,x,0,1,1\n2,x,2,1,1\n2,x,3,0,1\n3,x,4,0.0,1\n4,x,5,2,-1\n5,x,6,-0.5,1\n# no\n0,x,7,1,1\n8,,,,\n");

        Assert.That((reading.Network.Members, reading.Network.Ties, reading.Alone), Is.EqualTo((9, 2L, 6)));
        Assert.That((reading.Repeats, reading.Loops, reading.Zeros, reading.Negatives, reading.Single, reading.Comments), Is.EqualTo((1L, 1L, 2L, 2L, 1L, 1L)));
        Assert.That(reading.Weights, Is.EqualTo(new[] { "weight", "sign" }));
        Assert.That(reading.Unused, Is.EqualTo(new[] { "note" }));
    }

    [Test]
    public void A_weight_may_stand_third_without_a_name()
    {
        NetworkReading reading = Read("0 1 5 100\n0 2 0 100\n1 2 -3 100\n");

        Assert.That((reading.Network.Ties, reading.Zeros, reading.Negatives), Is.EqualTo((1L, 1L, 1L)));
    }

    [Test]
    public void Many_loops_are_counted_among_usual_lines()
    {
        NetworkReading reading = Read(string.Concat(Enumerable.Range(0, 50).Select(member => $"{member},{member}\n{member},{member + 1}\n")));

        Assert.That((reading.Network.Members, reading.Network.Ties, reading.Loops), Is.EqualTo((51, 50L, 50L)));
    }

    [Test]
    public void Numbers_with_zeros_before_them_are_told()
    {
        Assert.That(Read("source,target\n007,7\n7,8\n").Twins, Is.EqualTo("7 and 007"));
        Assert.That(Read("source,target\n007,008\n008,9\n").Twins, Is.Empty);
    }

    [TestCase("0 1 2\n1 0 2\n2 0 1\n3 0 1\n", "adjacency list", TestName = "adjacency list of two each")]
    [TestCase("0,10,11\n1,11,12\n2,12,10\n", "row number", TestName = "pandas with its index and no header")]
    [TestCase("3,10,11\n5,11,12\n4,12,10\n", "row number", TestName = "pandas with a shuffled index and no header")]
    [TestCase("i,j,w\n0,1,0\n1,0,1\n0,1,1\n", "looks like a matrix", TestName = "0 and 1 only under letters")]
    [TestCase("0,1\n1,0\n1,1\n0,1\n", "looks like a matrix", TestName = "two columns of 0 and 1")]
    [TestCase("V1,V2\n0,1\n1,0\n1,1\n", "looks like a matrix", TestName = "two numbered columns of 0 and 1")]
    [TestCase("1,2,0,5\n2,3,0,5\n1,3,0,25\n", "decimal comma", TestName = "decimal commas between commas")]
    [TestCase("1,2,0,5\n1,3,1,5\n2,4,-0,7\n", "decimal comma", TestName = "decimal commas with signs")]
    [TestCase("p sp 3 2\na 1 2 5\n", "DIMACS", TestName = "DIMACS of paths")]
    [TestCase("c hi\np edge 4 3\ne 1 2\n", "DIMACS", TestName = "DIMACS of colours")]
    [TestCase("c FILE one.col\nc SOURCE here it is\np col 4 3\ne 1 2\n", "DIMACS", TestName = "DIMACS with comments")]
    [TestCase("1,2,3\n1,4,5\n2,3,6\n", "adjacency list", TestName = "adjacency list of three columns")]
    [TestCase("0 1 2\n0 3 4\n1 2 5\n", "adjacency list", TestName = "adjacency list as NetworkX writes it")]
    [TestCase("1 2 3 4\n1 5 6 7\n2 3 5 1\n", "adjacency list", TestName = "adjacency list of four columns")]
    [TestCase("| source | target |\n|---|---|\n| 1 | 2 |\n", "Markdown", TestName = "table in Markdown")]
    [TestCase("source | target\n--- | ---\n1 | 2\n", "rule in a table", TestName = "table with a rule")]
    [TestCase("a pp b\nb pp c\n", "such as: source kind target", TestName = "SIF")]
    [TestCase("a -> b\nb -> c\n", "such as: source kind target", TestName = "arrows")]
    [TestCase("source,target\nAn\u200Bna,Ben\n", "U+200B", TestName = "zero-width blank")]
    [TestCase("source,target\nAn\u00ADna,Ben\n", "U+00AD", TestName = "soft hyphen")]
    [TestCase("source,target\nAnna\u200E,Ben\n", "U+200E", TestName = "mark of direction")]
    [TestCase("source,target\n1\u200D,2\n", "U+200D", TestName = "joiner behind a number")]
    [TestCase("source,target\n\u00A0,2\n1,2\n", "empty cell", TestName = "no-break blank alone")]
    [TestCase("%%MatrixMarket matrix coordinate pattern symmetric\n4 4 2\n2 1\n9 2\n", "from 1 to 4", TestName = "MatrixMarket beyond its size")]
    [TestCase("%%MatrixMarket matrix coordinate real general\n4 4 2\n2 1 1\n0 2 0\n", "from 1 to 4", TestName = "MatrixMarket from 0")]
    [TestCase("%%MatrixMarket matrix coordinate pattern general\n0 0 1\n1 2\n", "found 0 rows", TestName = "MatrixMarket without members")]
    [TestCase("%%MatrixMarket matrix coordinate pattern general\n3 4 1\n1 2\n", "square matrix", TestName = "MatrixMarket of two kinds")]
    [TestCase("%%MatrixMarket matrix coordinate pattern general\n3 3 3\n1 2\n2 3\n", "announces 3 entries and holds 2", TestName = "MatrixMarket cut short")]
    [TestCase("% bip unweighted\n1 2\n", "bip", TestName = "Konect of two kinds")]
    [TestCase("alpha,beta,gamma\n1,2,3\n", "alpha, beta, gamma", TestName = "three columns that say nothing")]
    [TestCase("from,to,source,target,source\n", "holds no tie", TestName = "a header alone")]
    [TestCase("Id,Label\n0,Anna\n1,Bert\n", "Id, Label", TestName = "table of members")]
    [TestCase("0,Anna\n1,Bert\n", "table of members", TestName = "table of members without a header")]
    [TestCase("\"from\" \"to\"\n\"1\" \"a\" \"b\"\n\"2\" \"b\" \"c\"\n", "names 2 (from, to)", TestName = "R's names of rows without a name")]
    [TestCase("person,buddy\nAnna,Bert\nBert,Carla\n", "names of columns or a tie", TestName = "header or tie")]
    [TestCase("<?xml version=\"1.0\"?>\n<graphml/>\n", "holds no tie", TestName = "GraphML")]
    [TestCase("graph [\n  node [ id 0 ]\n]\n", "holds no tie", TestName = "GML")]
    [TestCase("digraph {\n a -> b;\n}\n", "GraphViz", TestName = "GraphViz")]
    [TestCase("DL n=3 format=edgelist1\ndata:\n1 2\n", "UCINET", TestName = "UCINET")]
    [TestCase("{\"nodes\":[],\"links\":[]}\n", "JSON", TestName = "JSON")]
    [TestCase("source,target\nAnna,NA\n", "missing value", TestName = "missing value")]
    [TestCase("source,target\n1.23457E+17,2\n2,3\n", "rounded", TestName = "numbers that Excel rounded")]
    [TestCase("source,target\n1.5,2\n2,3\n", "fraction", TestName = "fractions")]
    [TestCase("source;target\n1.000;2\n2;3\n", "marks between its digits", TestName = "marks of thousands")]
    [TestCase("source,target,weight\n0,1,strong\n", "weight", TestName = "weight in words")]
    [TestCase("source,target,weight\n0,1,\n", "weight", TestName = "weight missing")]
    [TestCase("source,target,weight\n0,1,0\n1,2,0\n", "2 have weight 0", TestName = "all weights 0")]
    [TestCase("source,target,weight\n5,,2\n0,1,1\n", "two members", TestName = "second end missing beside a weight")]
    [TestCase("source,target\n,5\n0,1\n", "two members", TestName = "first end missing")]
    [TestCase("source,target\n0,1\n5,", "two members", TestName = "cut short in a line")]
    [TestCase("source,target\n0,1\nAnn Lee\n", "two members", TestName = "another separator")]
    [TestCase("source,target\n\"Ann,Bob\n", "not closed", TestName = "open quote")]
    [TestCase("source,target\nAnn\uFFFDe,Bob\n", "UTF-8", TestName = "lost letters")]
    public void What_is_no_list_of_ties_is_refused_with_a_remedy(string text, string words) => IsRefused(Encoding.UTF8.GetBytes(text), words);

    [TestCase("PK\u0003\u0004", "XLSX")]
    [TestCase("BZh9", "bzip2")]
    [TestCase("\u00FD7zXZ\0", "xz")]
    [TestCase("(\u00B5/\u00FD", "zstd")]
    [TestCase("\u00D0\u00CF\u0011\u00E0", "XLS")]
    public void What_is_no_text_in_utf_8_is_named(string latin1, string words)
    {
        IsRefused(Encoding.Latin1.GetBytes(latin1), words);
        IsRefused(ValidFiles.Gzip(Encoding.Latin1.GetBytes(latin1)), words);
    }

    [Test]
    public void Gzip_of_several_members_is_read_to_its_end()
    {
        byte[] one = ValidFiles.Gzip("0,1\n1,2\n"u8.ToArray()), two = ValidFiles.Gzip("2,3\n"u8.ToArray()), none = ValidFiles.Gzip([]);

        Assert.That(Read([.. one, .. two]).Network.Ties, Is.EqualTo(3));
        Assert.That(Read([.. none, .. one, .. none, .. two, .. none]).Network.Ties, Is.EqualTo(3));
        foreach (int zeros in (int[])[1, 2, 8, 512, 100_000])
        {
            Assert.That(Read([.. one, .. two, .. new byte[zeros]]).Network.Ties, Is.EqualTo(3), $"{zeros}");
        }
    }

    [Test]
    public void Gzip_that_does_not_end_where_the_file_does_is_refused()
    {
        byte[] one = ValidFiles.Gzip("0,1\n1,2\n"u8.ToArray());
        for (int cut = 1; cut < one.Length - 2; cut++)
        {
            IsRefused([.. one, .. one[..^cut]], "truncated");
            if (cut > 3)
            {
                // The last three bytes are zeros themselves.
                IsRefused([.. one, .. one[..^cut], .. new byte[64]], "gzip data are damaged");
            }
        }

        IsRefused([.. one, .. "more"u8], "followed by something else");
        IsRefused([.. one, 0, 0, 0, .. one], "followed by something else");
    }

    [Test]
    public void What_was_read_is_said_in_plain_words()
    {
        Assert.That(Read("Id,Source,Target,Weight\n0,1,3,1\n1,3,5,1\n2,5,5,1\n3,5,9,0\n").Lines(), Is.EqualTo(new[]
        {
            "4 members, 2 ties; 1 member without a tie",
            "read as a list of ties, from the columns Source and Target; ids are whole numbers from 1 to 9, of which 5 never occur and are no members; the weight (Weight) only decides which ties are left out; not used: Id",
            "left out: 1 tie of a member to itself, 1 tie of weight 0",
        }));
    }

    [Test]
    public void Names_of_columns_that_pandas_makes_up_are_told()
    {
        Assert.That(Read("0,1\n5,6\n6,7\n").BeginsApart);
        Assert.That(Read("0,1\n5,6\n6,1\n").BeginsApart, Is.False);
    }

    [Test]
    public void Check_and_run_say_what_was_read()
    {
        using TestFolder folder = new();
        folder.Write("ties.csv", "source,target\n1,2\n2,3\n3,3\n");
        string file = folder.Write("mine.json", """{ "days": 3, "replicates": 2, "community": { "network": { "kind": "file", "path": "ties.csv" } } }""");

        string[] said = ["networks/ties.csv: 3 members, 2 ties", "whole numbers from 1 to 3", "1 tie of a member to itself"];
        foreach (string[] command in (string[][])[["check", file], ["run", file, "--out", folder["out"]]])
        {
            string output = Command.Say(command).Output;
            Assert.That(Array.TrueForAll(said, words => output.Contains(words, StringComparison.Ordinal)), output);
        }
    }

    private static void IsRefused(byte[] bytes, string words)
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["ties.csv"], bytes);
        InputException refused = Assert.Throws<InputException>(() => NetworkFile.Read(folder["ties.csv"]))!;

        Assert.That(refused.Message, Does.Contain(words));
        Assert.That(Refusal.LackOfNetwork(refused, folder["ties.csv"]), Is.Null);
    }

    private static NetworkReading Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static NetworkReading Read(byte[] bytes)
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["ties.csv"], bytes);
        return NetworkFile.Read(folder["ties.csv"]);
    }
}

using System.IO.Compression;
using System.Text;
using CommunitySim.Experiments.Input;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Tests.Architecture;

namespace CommunitySim.Tests.Experiments;

public class NetworkFileTests
{
    [TestCase("source,target\n0,1\n1,2\n")]
    [TestCase("0,1\r\n1,2\r\n")]
    [TestCase("# ties\n\n0\t1\n2 1\n")]
    [TestCase("source;target;weight\n0;1;5\n2;1;7\n1;0;5")]
    public void A_list_of_ties_is_read_in_any_usual_form(string text)
    {
        SocialNetwork network = Read(Encoding.UTF8.GetBytes(text));

        Assert.That((network.Members, network.Ties), Is.EqualTo((3, 2L)));
        Assert.That(network.Neighbours(1).ToArray(), Is.EqualTo(new[] { 0, 2 }));
    }

    /// <summary>Over several ranges of members and blocks of ties, with doubles either way round, as usual lines and as others.</summary>
    [Test]
    public void A_long_list_in_any_order_is_the_set_of_its_ties([Values("\n", "\r\n", "\r")] string lineEnd, [Values] bool sorted)
    {
        const int members = 300_000;
        RandomSequence random = new RandomStreams(11, 0).Sequence(StreamBlock.Network);
        List<Tie> listed = [.. Enumerable.Range(0, members - 1).Select(member => new Tie(member, member + 1))];
        for (int tie = 0; tie < members; tie++)
        {
            int member = random.Below(members);
            listed.Add(tie % 10 == 0 ? listed[member] : Tie.Between(member, (member + 1 + random.Below(members - 1)) % members));
        }

        Tie[] order = sorted ? [.. listed.OrderBy(tie => tie.A)] : [.. listed.OrderBy(_ => random.NextWord())];
        StringBuilder text = new("one,other" + lineEnd);
        foreach (Tie tie in order)
        {
            text.Append(random.Below(5) switch { 0 => $"{tie.B};{tie.A}", 1 => $"{tie.A}\t{tie.B}", 2 => $" {tie.A} , {tie.B}.0", 3 => $"\"{tie.B}\",{tie.A},", _ => $"{tie.A},{tie.B}" }).Append(lineEnd);
        }

        SocialNetwork network = Read(Encoding.UTF8.GetBytes(text.ToString()));
        IEnumerable<Tie> read = from member in Enumerable.Range(0, network.Members) from other in network.Neighbours(member).ToArray() where member < other select new Tie(member, other);

        Assert.That(network.Members, Is.EqualTo(members));
        Assert.That(read.SequenceEqual(listed.Distinct().OrderBy(tie => tie.A).ThenBy(tie => tie.B)));
    }

    /// <summary>After many usual lines: what is wrong, and at which line, is not lost on the short way.</summary>
    [TestCase("0,-1", "number with a sign")]
    [TestCase("0,,1", "found \"0,,1\"")]
    [TestCase("0,1.5", "\"1.5\" is a fraction")]
    [TestCase("0", "found \"0\"")]
    public void A_line_that_is_no_tie_is_refused_among_usual_ones(string wrong, string words)
    {
        string usual = string.Concat(Enumerable.Range(0, 20_000).Select(member => $"{member},{member + 1}\n"));

        Assert.That(() => Read(Encoding.UTF8.GetBytes($"{usual}{wrong}\n{usual}")), Throws.TypeOf<InputException>().With.Message.Contains("ties.csv:20001: ").And.Message.Contains(words));
        Assert.That(() => Read(Encoding.UTF8.GetBytes($"{usual}{wrong}")), Throws.TypeOf<InputException>().With.Message.Contains("ties.csv:20001: ").And.Message.Contains(words));
    }

    [Test]
    public void Gzip_is_read_as_it_is()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write("source,target\n0,1\n1,2\n"u8);
        }

        Assert.That(Read(packed.ToArray()).Ties, Is.EqualTo(2));
    }

    [TestCase("0,1\n2\n", ":2", "found \"2\"")]
    [TestCase("0,1\n0,1\n7,", ":3", "found \"7,\"")]
    [TestCase("0,1\n-1,2\n", ":2", "number with a sign")]
    [TestCase("0,1\n1.5,2\n", ":2", "fraction")]
    [TestCase("p,q\nr,s\n", ":1", "may be names of columns or a tie")]
    [TestCase("", ":1", "holds no tie")]
    [TestCase("source,target\n", ":1", "holds no tie")]
    public void A_line_that_is_no_tie_is_refused_with_its_number(string text, string line, string words)
    {
        Assert.That(() => Read(Encoding.UTF8.GetBytes(text)), Throws.TypeOf<InputException>().With.Message.Contains($"ties.csv{line}: ").And.Message.Contains(words));
    }

    [Test]
    public void Gzip_that_is_cut_short_or_damaged_is_refused()
    {
        Assert.That(() => Read([0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), Throws.TypeOf<InputException>().With.Message.Contains("ties.csv"));
    }

    [TestCase("karate.csv", 34, 78)]
    [TestCase("eies-messages.csv", 32, 266)]
    [TestCase("physicians-peoria-ties.csv", 117, 466)]
    [TestCase("physicians-bloomington-ties.csv", 50, 179)]
    [TestCase("email-enron.csv.gz", 36_692, 183_831)]
    public void The_shipped_networks_have_the_sizes_that_their_sources_name(string name, int members, int ties)
    {
        SocialNetwork network = NetworkFile.Read(Path.Combine(Repository.Root, "experiments", "networks", name)).Network;

        Assert.That((network.Members, network.Ties), Is.EqualTo((members, (long)ties)));
    }

    private static SocialNetwork Read(byte[] bytes)
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["ties.csv"], bytes);
        return NetworkFile.Read(folder["ties.csv"]).Network;
    }
}

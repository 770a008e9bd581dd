using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Tests.Experiments;

internal sealed class FileNamesTests
{
    [TestCase("convert|connect|absent", "convert|connect|absent")]
    [TestCase("give then ask|i_think-so", "give-then-ask|i_think-so")]
    [TestCase("a b|a-b", "a-b-2|a-b")]
    [TestCase("a b|a-b|a-b-2", "a-b-3|a-b|a-b-2")]
    [TestCase("A|a", "A|a-2")]
    [TestCase("überzeugen|connect (80 %)|A/B|v1.2", "ueberzeugen|connect-80|A-B|v1-2")]
    [TestCase("交流|😀|..", "1|2|3")]
    [TestCase("2|交流", "2|2-2")]
    [TestCase("CON|nul|com1", "CON-2|nul-2|com1-2")]
    [TestCase("e\u0301te\u0301|\ud800", "ete|2")]
    public void Every_name_has_a_plain_file_of_its_own(string names, string files) =>
        Assert.That(FileNames.Unique(names.Split('|')), Is.EqualTo(files.Split('|')));

    [Test]
    public void A_prefix_is_part_of_what_must_be_unique_and_not_reserved() =>
        Assert.That(FileNames.Unique(["CON", "a b", "a-b"], "network-"), Is.EqualTo(new[] { "network-CON", "network-a-b-2", "network-a-b" }));

    [Test]
    public void Long_names_are_cut_and_still_differ()
    {
        IReadOnlyList<string> files = FileNames.Unique([.. Enumerable.Range(0, 300).Select(number => new string('w', 300) + number)]);

        Assert.That(files, Is.Unique);
        Assert.That(files.Max(file => file.Length), Is.LessThan(80));
    }
}

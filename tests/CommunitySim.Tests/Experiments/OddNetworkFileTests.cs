using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CommunitySim.Cli;
using CommunitySim.Experiments.Input;
using CommunitySim.Networks;
using CommunitySim.Tests.Experiments.Fuzz;

namespace CommunitySim.Tests.Experiments;

/// <summary>Files that are no lists of ties, or far too much of one, are refused by line, soon, and without filling the memory.</summary>
[NonParallelizable]
public class OddNetworkFileTests
{
    private const long FewBytes = 64_000_000;

    [TestCase("\uFEFF0,1\n1\n", ":2", "found \"1\"")]
    [TestCase("0,1\n\uFEFF1,2\n", ":2", "invisible character")]
    [TestCase("0,,1\n", ":1", "found \"0,,1\"")]
    [TestCase("0;,1;2;3;4;5\n", ":1", "columns without names")]
    [TestCase(",0,1\n", ":1", "do not identify")]
    [TestCase("01\n", ":1", "two members")]
    [TestCase("0,1\n1,-0\n", ":2", "number with a sign")]
    [TestCase("0,1\n+1,2\n", ":2", "number with a sign")]
    [TestCase("0,1\nNaN,Infinity\n", ":2", "missing value")]
    [TestCase("# one, two\n\u001B[2J\n", ":2", "found \"\\u001b[2J\"")]
    [TestCase("0,1\n\0", ":2", "not plain text")]
    [TestCase("0,1,\0\n", ":1", "not plain text")]
    [TestCase("name\0,x\n0,1\n", ":1", "save it as CSV in UTF-8")]
    public void A_line_that_is_no_tie_is_refused_with_its_number(string text, string line, string words) =>
        IsRefused(Encoding.UTF8.GetBytes(text), line, words);

    [Test]
    public void Utf_16_without_a_mark_is_no_plain_text([Values] bool bigEndian) =>
        IsRefused(new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes("0,1\n"), ":1", "save it as CSV in UTF-8");

    [Test]
    public void A_line_may_be_long_but_not_endless()
    {
        string most = "0,1" + new string(' ', (64 * 1024) - 3);

        Assert.That(Read(Encoding.UTF8.GetBytes($"1,2\n{most}\r\n0,2")).Ties, Is.EqualTo(3));
        IsRefused(Encoding.UTF8.GetBytes($"1,2\n{most}x\r\n0,2"), ":2", "more than 65536 bytes");
    }

    /// <summary>Wherever a block of the file ends: before, within or behind a line's end.</summary>
    [Test]
    public void Lines_are_counted_across_blocks([Range(0, 6)] int shift, [Values("\r\n", "\r", "\n")] string lineEnd)
    {
        string text = new string('#', shift + 1) + lineEnd + string.Concat(Enumerable.Repeat("0,1" + lineEnd, 100_000));

        IsRefused(Encoding.UTF8.GetBytes(text + "1,-1"), ":100002", "number with a sign");
        Assert.That(Read(Encoding.UTF8.GetBytes(text)).Ties, Is.EqualTo(1));
    }

    [Test]
    public void A_gigabyte_in_one_line_is_refused_at_once()
    {
        using TestFolder folder = new();
        using (FileStream sparse = File.Create(folder["ties.csv"]))
        {
            sparse.SetLength(1L << 30);
        }

        IsRefused(folder["ties.csv"], ":1", "not plain text");
        IsRefused(Packed("7", 1L << 30, CompressionLevel.Fastest), ":1", "more than 65536 bytes");
    }

    [TestCase("", 0, "MiB")]
    [TestCase("# nothing, 0,1\r", 0, "MiB")]
    [TestCase("0,1", 5000, "far more than a list of ties")]
    public void Gzip_that_explodes_is_refused(string line, int width, string words) =>
        IsRefused(Packed(line.PadRight(width) + "\n", 80L << 20, CompressionLevel.Optimal), @":\d+", words);

    [Test]
    public void Endless_empty_lines_are_refused()
    {
        using TestFolder folder = new();
        byte[] empty = Encoding.UTF8.GetBytes("0,1" + new string('\n', 1 << 20));
        using (FileStream file = File.Create(folder["ties.csv"]))
        {
            for (int i = 0; i < 66; i++)
            {
                file.Write(empty, i == 0 ? 0 : 3, 1 << 20);
            }
        }

        IsRefused(folder["ties.csv"], @":\d{8}", "64 MiB up to this line hold no tie");
    }

    [Test]
    public void Gzip_that_is_cut_short_never_passes_for_the_whole()
    {
        byte[] packed = ValidFiles.Gzip(Encoding.UTF8.GetBytes(string.Join("\n0", Enumerable.Range(0, 200).Select(member => $"{member},{member + 1}")) + "\n"));
        for (int length = 2; length < packed.Length; length++)
        {
            IsRefused(packed[..length], @":\d+", length < 20 ? "" : "truncated", $"{length} of {packed.Length} bytes");
        }

        Assert.That(Read(packed).Ties, Is.EqualTo(200));
        Assert.That(Read([.. packed, .. packed]).Ties, Is.EqualTo(200));
    }

    [Test]
    public void A_flipped_bit_in_gzip_is_refused_or_changes_nothing()
    {
        byte[] packed = ValidFiles.Gzip(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 60).Select(member => $"{member},{member + 1}"))));
        int refused = 0;
        for (int bit = 24; bit < 8 * packed.Length; bit++)
        {
            byte[] flipped = [.. packed];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.That(Read(flipped).Ties, Is.EqualTo(60), $"bit {bit}");
            }
            catch (InputException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(8 * (packed.Length - 18)));
    }

    [Test]
    public void Numbers_far_beyond_the_file_take_little_memory()
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.That(Read("0,1\n99999998,99999999\n"u8.ToArray()).Members, Is.EqualTo(4));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(FewBytes));
    }

    [Test]
    [Platform("Linux", Reason = "Devices and pipes")]
    public void Devices_and_pipes_are_read_as_far_as_they_are_text()
    {
        using TestFolder folder = new();
        Process.Start("mkfifo", [folder["ties.csv"]]).WaitForExit();
        Task writing = Task.Run(() => File.WriteAllText(folder["ties.csv"], "0,1\n1,2\n"));

        Assert.That(NetworkFile.Read(folder["ties.csv"]).Network.Ties, Is.EqualTo(2));
        Assert.That(() => NetworkFile.Read("/dev/zero"), Throws.TypeOf<InputException>().With.Message.StartsWith("/dev/zero:1: "));
        Assert.That(() => NetworkFile.Read(folder.Path), Throws.TypeOf<InputException>().With.Message.Contains("cannot be opened"));
        Assert.That(() => NetworkFile.Read("a\0b"), Throws.TypeOf<InputException>().With.Message.Contains("not a valid file name"));
        writing.Wait();
    }

    [Test]
    public void Ties_beyond_the_memory_are_refused_cleanly()
    {
        using TestFolder folder = new();
        using (StreamWriter file = new(folder["ties.csv"]))
        {
            for (int tie = 0; tie < 3_000_000; tie++)
            {
                file.Write($"{tie % 100_000},{100_000 + (tie / 30)}\n");
            }
        }

        string experiment = folder.Write("mine.json", """{ "community": { "network": { "kind": "file", "path": "ties.csv" } } }""");
        ProcessStartInfo start = new("dotnet", [typeof(CommandLine).Assembly.Location, "check", experiment]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x3000000"; // 48 MiB; the ties alone take 24
        using Process check = Process.Start(start)!;
        string error = check.StandardError.ReadToEnd();
        check.WaitForExit();

        Assert.That(check.ExitCode, Is.EqualTo(2), error);
        Assert.That(error, Does.Match(@"ties\.csv:\d+: up to this line there are more ties than there is memory for; name a smaller network\."));
    }

    /// <summary>The bytes are refused as ties.csv, at a line (a pattern such as ":2"), in these words, and without taking much memory.</summary>
    private static void IsRefused(byte[] bytes, string line, string words, string hint = "")
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["ties.csv"], bytes);
        IsRefused(folder["ties.csv"], line, words, hint);
    }

    private static void IsRefused(string file, string line, string words, string hint = "")
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        InputException? refused = Assert.Throws<InputException>(() => NetworkFile.Read(file), hint);
        long taken = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.That(refused!.Message, Does.Match($"^{Regex.Escape(file)}{line}: ").And.Contain(words), hint);
        Assert.That(Refusal.LackOfNetwork(refused, file), Is.Null, hint);
        Assert.That(taken, Is.LessThan(FewBytes), hint);
    }

    /// <summary>A text, repeated up to a length, as gzip.</summary>
    private static byte[] Packed(string text, long length, CompressionLevel level)
    {
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, (1 << 20) / text.Length)));
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, level))
        {
            for (long written = 0; written < length; written += block.Length)
            {
                gzip.Write(block);
            }
        }

        return packed.ToArray();
    }

    private static SocialNetwork Read(byte[] bytes)
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["ties.csv"], bytes);
        return NetworkFile.Read(folder["ties.csv"]).Network;
    }
}

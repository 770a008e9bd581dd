using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using CommunitySim.Tests.Cli;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Tests.Storage;

public class ResultStoreTests
{
    private const string Small = """{ "days": 30, "replicates": 4, "horizons": [10, 30], "community": { "members": 40 }, "sweep": { "brand.skill": [0.5, 1, 0, 0.25, 0.75] } }""";

    private static readonly SharedRun Whole = new(Small);

    [OneTimeTearDown]
    public void Tidy() => Whole.Dispose();

    [TestCase(DriveType.Fixed, true)]
    [TestCase(DriveType.Ram, true)]
    [TestCase(DriveType.Network, false)]
    [TestCase(DriveType.Unknown, false)]
    public void A_log_is_written_ahead_only_where_the_disk_is_this_machines(DriveType drive, bool isSafe) =>
        Assert.That(ResultStore.IsLogSafeOn(drive), Is.EqualTo(isSafe));

    [Test]
    public void Runs_can_be_read_in_one_query()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        using ExperimentResult result = ResultFolder.Load(place);
        double mean = Number(place, "SELECT avg(trust) FROM runs WHERE strategy = 'connect' AND day = 30 AND cell = 'skill = 1'");

        Assert.That(mean, Is.EqualTo(result.Cells[1].Runs(1, Observable.Trust, 1).Average()).Within(1e-15));
        Assert.That(Number(place, "SELECT count(*) FROM runs"), Is.EqualTo(5 * 3 * 4 * 2));
    }

    [Test]
    public void Days_can_be_read_in_one_query_with_mean_variance_and_quantiles()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        using ExperimentResult result = ResultFolder.Load(place);
        double[] runs = [.. result.Cells[0].Runs(0, Observable.Reach, 0).Order()];
        const string Where = "FROM days WHERE strategy = 'convert' AND observable = 'reach' AND day = 10 AND cell = 'skill = 0.5'";

        Assert.Multiple(() =>
        {
            Assert.That(Number(place, $"SELECT mean {Where}"), Is.EqualTo(runs.Average()).Within(1e-15));
            Assert.That(Number(place, $"SELECT variance {Where}"), Is.EqualTo(runs.Sum(run => Math.Pow(run - runs.Average(), 2)) / 3).Within(1e-15));
            Assert.That(Number(place, $"SELECT median {Where}"), Is.EqualTo((runs[1] + runs[2]) / 2).Within(1e-15));
            Assert.That(Number(place, "SELECT count(*) FROM days"), Is.EqualTo(5 * 3 * 30 * Observables.Count));
        });
    }

    [Test]
    public void Every_day_of_every_run_is_kept_where_the_file_asks_for_it()
    {
        using TestFolder folder = new(), plain = new();
        string place = Command.RunWithoutCharts(folder, Small.Replace("{ \"days\"", "{ \"keep\": \"daily\", \"days\"", StringComparison.Ordinal));

        Assert.That(Number(place, "SELECT count(*) FROM runs"), Is.EqualTo(5 * 3 * 4 * 30));
        Assert.That(File.ReadAllText(Path.Combine(place, "runs.csv")), Is.EqualTo(File.ReadAllText(Path.Combine(Command.RunWithoutCharts(plain, Small), "runs.csv"))));
        foreach (int day in (int[])[1, 17, 30])
        {
            Assert.That(
                Number(place, $"SELECT avg(pain) FROM runs WHERE strategy = 'convert' AND cell = 'skill = 1' AND day = {day}"),
                Is.EqualTo(Number(place, $"SELECT mean FROM days WHERE strategy = 'convert' AND cell = 'skill = 1' AND observable = 'pain' AND day = {day}")).Within(1e-14));
        }
    }

    [Test]
    public void Swept_values_are_numbers_that_can_be_asked_for()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);

        Assert.That(Number(place, "SELECT count(*) FROM outcome JOIN swept USING(cell) WHERE path = 'brand.skill' AND setting > 0.7"), Is.EqualTo(2 * 3 * 4 * 2));
    }

    /// <summary>A changed number, wherever it stands, is not gone on with, nor made into tables.</summary>
    [TestCase("UPDATE outcome SET trust = trust + 1e-9 WHERE replicate = 2")]
    [TestCase("UPDATE outcome SET replicate = 9 WHERE replicate = 3 AND day = 30")]
    [TestCase("UPDATE run SET series = zeroblob(32) WHERE replicate = 1")]
    [TestCase("UPDATE series SET days = zeroblob(32) WHERE replicate = 1")]
    [TestCase("DELETE FROM series WHERE replicate = 1 AND strategy = 2")]
    [TestCase("UPDATE crossover SET trust = 3 WHERE replicate = 0")]
    [TestCase("DELETE FROM outcome WHERE replicate = 1 AND day = 30")]
    [TestCase("DELETE FROM outcome WHERE day = 10 AND cell = 2")]
    [TestCase("DELETE FROM run WHERE strategy = 1 AND replicate = 2")]
    [TestCase("DELETE FROM run WHERE replicate = 1")]
    [TestCase("DELETE FROM crossover WHERE replicate = 3")]
    [TestCase("DELETE FROM daily WHERE day = 7 AND observable = 3")]
    [TestCase("DELETE FROM daily WHERE strategy = 2 AND cell = 1")]
    public void A_row_that_was_changed_or_is_missing_is_found_and_refused(string change)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        Change(place, change);
        (int code, _, string error) = Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--replicates", "6");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("results.db: in cell ").And.Contain("damaged").And.Contain("--fresh"));
    }

    [Test]
    public void A_changed_mean_of_a_day_is_not_shown()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        Change(place, "UPDATE daily SET mean = mean * 1.5 WHERE day = 7");
        using ExperimentResult result = ResultFolder.Load(place);

        Assert.That(() => result.Cells[0].Daily(0, Observable.Reach), Throws.TypeOf<InputException>());
    }

    [TestCase("UPDATE about SET value = 'other' WHERE key = 'model'", "another build of the model")]
    [TestCase("PRAGMA user_version = 7", "tables have version 7")]
    [TestCase("PRAGMA application_id = 7", "no store of communitysim")]
    [TestCase("DROP TABLE outcome", "damaged")]
    [TestCase("DELETE FROM swept WHERE cell = 1", "damaged")]
    [TestCase("UPDATE strategy SET name = 'other' WHERE strategy = 1", "damaged")]
    public void A_store_of_another_kind_is_refused_with_the_way_out(string change, string words)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        Change(place, change);
        (int code, _, string error) = Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--replicates", "6");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(words).And.Contain("--fresh"));
    }

    [TestCase(0)]
    [TestCase(200)]
    [TestCase(100_000)]
    public void A_store_that_is_garbage_or_cut_short_is_refused_with_the_way_out(int length)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, "results.db");
        File.WriteAllBytes(file, length == 200 ? [.. Enumerable.Repeat((byte)7, 200)] : File.ReadAllBytes(file)[..length]);
        (int code, _, string error) = Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--replicates", "6");

        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain("results.db").And.Contain("--fresh"));
    }

    /// <summary>Whatever bit of an unfinished store is flipped, it is refused, or it was one of those that nothing hangs on.</summary>
    [Test]
    public void One_flipped_bit_never_makes_other_results()
    {
        using TestFolder folder = new(), whole = new();
        IReadOnlyDictionary<string, string> expected = Command.Bytes(Command.RunWithoutCharts(whole, Small, "--replicates", "6"));
        string place = Whole.CopyTo(folder), file = Path.Combine(place, "results.db");
        byte[] stored = File.ReadAllBytes(file);
        Random random = new(3);
        int refused = 0;
        for (int trial = 0; trial < 30; trial++)
        {
            // Every other time in the header of a page, where rows are counted and pointed to.
            int at = (4096 * random.Next(stored.Length / 4096)) + random.Next(trial % 2 == 0 ? 60 : 4096);
            Directory.Delete(place, recursive: true);
            Directory.CreateDirectory(place);
            byte[] damaged = [.. stored];
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, damaged);
            (int code, _, string error) = Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--quiet", "--replicates", "6");
            if (code == 0)
            {
                Assert.That(Command.Bytes(place), Is.EqualTo(expected), $"byte {at}");
            }
            else
            {
                Assert.That((code, error), Is.EqualTo((2, error)), $"byte {at}: {error}");
                Assert.That(error, Does.Contain("--fresh"), $"byte {at}");
                refused++;
            }
        }

        TestContext.Out.WriteLine($"30 bits flipped: {refused} refused, the others made no difference.");
    }

    [Test]
    public void A_config_beside_the_store_that_is_not_its_own_is_refused()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), config = Path.Combine(place, "config.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace("\"mine\"", "\"yours\"", StringComparison.Ordinal));

        Assert.That(Command.SayWithoutCharts("chart", place).Error, Does.Contain("another config.json than the one in this folder"));
    }

    [Test]
    public void A_result_that_is_unfinished_is_not_shown_as_one()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        Change(place, "DELETE FROM about WHERE key = 'complete'");

        Assert.That(Command.SayWithoutCharts("chart", place).Error, Does.Contain("unfinished"));
        Assert.That(() => ResultFolder.Load(place), Throws.TypeOf<InputException>());
    }

    private static double Number(string place, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(place, ResultFolder.DatabaseName)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToDouble(command.ExecuteScalar());
    }

    private static void Change(string place, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(place, ResultFolder.DatabaseName)};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

using System.Text;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Experiments.Fuzz;

/// <summary>
/// Thousands of damaged files: each runs and gives numbers, or is refused with file, line and remedy. `dotnet test ... --
/// TestRunParameters.Parameter(name="cases", value="100000")` looks longer.
/// </summary>
public class FuzzTests
{
    private const long Small = 200_000;

    private static readonly TimeSpan TakenForHanging = TimeSpan.FromSeconds(60);

    private int _run;
    private int _large;
    private int _refused;

    private static int Cases => TestContext.Parameters.Get("cases", 1200);

    [SetUp]
    public void Begin() => (_run, _large, _refused) = (0, 0, 0);

    [Test]
    public void A_damaged_experiment_runs_or_is_refused()
    {
        using TestFolder folder = ValidFiles.Folder();
        byte[][] valid = [.. ValidFiles.Experiments.Select(Encoding.UTF8.GetBytes)];
        string file = folder["mine.json"];
        JudgeAll(Cases, file, refused => Refusal.Lack(refused, file), seed =>
        {
            byte[] changed = new Mutations(seed).Of(valid[seed % valid.Length], valid[seed / valid.Length % valid.Length]);
            File.WriteAllBytes(file, changed);
            return changed;
        });
        Tell("experiments");
    }

    [Test]
    public void A_damaged_network_runs_or_is_refused()
    {
        using TestFolder folder = new();
        byte[][] valid = [.. ValidFiles.Networks.Select(Encoding.UTF8.GetBytes)];
        string file = folder.Write("mine.json", """{ "days": 3, "replicates": 1, "community": { "network": { "kind": "file", "path": "ties.csv" } } }""");
        JudgeAll(Cases, file, refused => Refusal.LackOfNetwork(refused, folder["ties.csv"]), seed =>
        {
            Mutations mutations = new(seed);
            byte[] plain = valid[seed % valid.Length], other = valid[seed / valid.Length % valid.Length];
            byte[] changed = mutations.OneIn(3) ? mutations.Of(ValidFiles.Gzip(plain), ValidFiles.Gzip(other))
                : mutations.OneIn(3) ? ValidFiles.Gzip(mutations.Of(plain, other))
                : mutations.Of(plain, other);
            File.WriteAllBytes(folder["ties.csv"], changed);
            return changed;
        });
        Tell("networks");
    }

    [Test]
    public void Files_without_damage_run()
    {
        using TestFolder folder = ValidFiles.Folder();
        string file = folder["mine.json"];
        string[] texts =
        [
            .. ValidFiles.Experiments.Skip(1), // the first is {}: 200 large worlds
            .. ValidFiles.Networks.Select((_, i) => $$"""{ "days": 3, "replicates": 1, "community": { "network": { "kind": "file", "path": "ties{{i}}.csv" } } }"""),
        ];
        JudgeAll(texts.Length, file, refused => refused.Message, i =>
        {
            folder.Write("mine.json", texts[i]);
            return Encoding.UTF8.GetBytes(texts[i]);
        });
        Assert.That(_run, Is.EqualTo(texts.Length));
    }

    /// <summary>Reads an experiment and, where it is small, runs it; the value says which.</summary>
    /// <returns>A number that is none, or null.</returns>
    private string? Try(string file)
    {
        ExperimentConfig config = ExperimentReader.Read(file, []);
        RunProgress all = RunProgress.For(config);
        if (all.TotalMemberDays > Small || all.TotalRuns > Small)
        {
            _large++;
            return null;
        }

        using ExperimentResult result = Runner.Run(config, 1);
        _run++;
        var numbers =
            from cell in result.Cells
            from strategy in Enumerable.Range(0, config.Strategies.Count)
            from observable in Observables.All
            from horizon in Enumerable.Range(0, config.Horizons.Count)
            from value in cell.Runs(strategy, observable, horizon)
            where !double.IsFinite(value)
            select $"{observable} of {config.Strategies[strategy].Name} is {value} on day {config.Horizons[horizon]}";
        return result.Cells.SelectMany(cell => cell.Faults).FirstOrDefault()?.Cause ?? numbers.FirstOrDefault();
    }

    /// <summary>Tries every case on a thread beside, so that the test ends even where the program does not.</summary>
    private void JudgeAll(int cases, string file, Func<InputException, string?> lack, Func<int, byte[]> prepare)
    {
        int seed = 0;
        byte[] bytes = [];
        Task<string?> all = Task.Run(() =>
        {
            string? wrong = null;
            for (; seed < cases && wrong is null; seed++)
            {
                Volatile.Write(ref bytes, prepare(seed));
                wrong = Judge(file, lack);
            }

            return wrong is null ? null : $"Case {seed - 1}: {wrong}";
        });
        for (int before = -1; !all.Wait(TakenForHanging) && before != Volatile.Read(ref seed); before = Volatile.Read(ref seed))
        {
        }

        if ((all.IsCompleted ? all.Result : $"Case {seed} does not come to an end.") is { } fault)
        {
            Assert.Fail($"{fault}\n--- text ---\n{Encoding.UTF8.GetString(bytes)}\n--- bytes ---\n{Convert.ToBase64String(bytes)}");
        }
    }

    private string? Judge(string file, Func<InputException, string?> lack)
    {
        try
        {
            return Try(file);
        }
        catch (InputException refused)
        {
            _refused++;
            return lack(refused);
        }
        catch (Exception fault)
        {
            return fault.ToString();
        }
    }

    private void Tell(string what)
    {
        TestContext.Out.WriteLine($"{_run + _large + _refused} damaged {what}: {_run} run, {_large} too large to run here, {_refused} refused.");
        Assert.That((_run + _large + _refused, _run > Cases / 20, _refused > Cases / 20), Is.EqualTo((Cases, true, true)));
    }
}

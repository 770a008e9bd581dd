using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Fitting;

/// <summary>A file of observations is read as it is meant, or refused with line and remedy.</summary>
public sealed class ObservationTests
{
    private const string Head = "date_from,date_to,measure,value,se,n,unit\n";

    [Test]
    public void Values_come_in_the_models_own_units()
    {
        IReadOnlyList<Observation> found = Read(
            Head
            + "2024-01-01,2024-01-31,trust,0.4,0.02,,\n"
            + "2024-02-01,2024-02-29,trust,40,2,,%\n"
            + "2024-01-01,2024-01-31,newCustomers,50,,,people\n"
            + "2024-01-05,2024-01-05,muted,20,,,people\n"
            + "2024-01-01,2024-01-31,customers,0.3,,200,\n"
            + "2024-01-01,2024-01-31,trust,3.9,0.1,,score\n");

        Assert.That(found.Select(one => one.Value), Is.EqualTo((double[])[0.4, 0.4, 0.05, 0.02, 0.3, 3.9]).Within(1e-12));
        Assert.That(found.Select(one => (one.From, one.To)).Distinct(), Is.EqualTo(((int, int)[])[(1, 31), (32, 60), (5, 5)]));
        Assert.That(found.Select(one => one.Error), Is.EqualTo((double[])[0.02, 0.02, 0, 0, Math.Sqrt(0.3 * 0.7 / 200), 0.1]).Within(5e-4));
        Assert.That(found[5].IsScore);
    }

    [Test]
    public void Columns_may_stand_in_any_order_with_semicolons_and_without_the_last_three()
    {
        IReadOnlyList<Observation> found = Read("Measure;value;date_to;date_from\ncustomers;0.4;2024-01-31;2024-01-01\n");
        Assert.That(found.Single().Value, Is.EqualTo(0.4));
    }

    [TestCase("2024-01-01,2024-01-31,trsut,0.4,0.02,,", "trust")]
    [TestCase("2024-01-01,2024-01-31,value,400,,,", "no measure that can be observed")]
    [TestCase("2024-01-01,2024-01-31,trust,4,0.1,,", "from 0 to 1")]
    [TestCase("2024-01-01,2024-01-31,trust,,0.1,,", "\"value\" is empty")]
    [TestCase("2024-01-01,2024-01-31,trust,four,,,", "is no number")]
    [TestCase("2024-01-01,2024-01-31,trust,0.4,-1,,", "above 0")]
    [TestCase("2024-01-01,2024-01-31,trust,3.9,,,score", "standard error")]
    [TestCase("2024-01-31,2024-01-01,trust,0.4,0.02,,", "exchange")]
    [TestCase("31.1.2024,2024-01-31,trust,0.4,0.02,,", "year, month and day")]
    [TestCase("2023-12-01,2024-01-31,trust,0.4,0.02,,", "calendar.start")]
    [TestCase("2024-01-01,2024-12-31,trust,0.4,0.02,,", "history.decideOn")]
    [TestCase("2024-01-01,2024-01-31,newCustomers,0.4,,,share", "people")]
    [TestCase("2024-01-01,2024-01-31,newCustomers,-4,,,", "below 0")]
    [TestCase("2024-01-01,2024-01-31,trust,0.4,0.02,,apples", "is no unit")]
    [TestCase("2024-01-01,2024-01-31,trust,0.4,,,", "known only by asking")]
    [TestCase("2024-01-01,2024-01-31,trust,40,,,people", "cannot be given in people")]
    [TestCase("2024-01-01,2024-01-31,newCustomers,1.379,,,", "whole numbers")]
    [TestCase("2024-01-01,2024-01-31,customers,40%,,,", "and % in the column")]
    [TestCase("2024-01-01,2024-01-31,customers,0.4,0.01,200,", "the same twice")]
    [TestCase("2024-02-10,2024-02-20,trust,0.4,0.02,,", "overlaps with that in line 2")]
    [TestCase("2024-01-01,2024-01-31,trust", "values")]
    public void A_wrong_line_is_refused_with_line_and_remedy(string line, string remedy)
    {
        InputException fault = Assert.Throws<InputException>(() => Read(Head + "2024-02-01,2024-02-10,trust,0.4,0.02,,\n" + line + "\n"))!;
        Assert.That(fault.Message, Does.Contain("data.csv:3").And.Contain(remedy));
    }

    [TestCase("", "date_from")]
    [TestCase("date_from,date_to,value\n", "measure")]
    [TestCase("date_from,date_to,measure,value\n", "no observation")]
    public void A_file_without_columns_or_lines_is_refused(string text, string remedy) =>
        Assert.That(Assert.Throws<InputException>(() => Read(text))!.Message, Does.Contain(remedy));

    [Test]
    public void The_model_shows_means_and_events_a_member()
    {
        double[] means = new double[Observables.Count];
        (means[(int)Observable.Trust], means[(int)Observable.SalesOwn], means[(int)Observable.SalesPitched]) = (0.4, 1.5, 0.5);
        IReadOnlyList<Observation> found = Read(Head + "2024-01-01,2024-01-10,trust,0.4,0.02,,\n2024-01-01,2024-01-10,newCustomers,5,,,\n");

        Assert.That(found.Select(one => one.In(means, 200)), Is.EqualTo((double[])[0.4, 2.0 * 10 / 200]).Within(1e-12));
    }

    private static IReadOnlyList<Observation> Read(string data)
    {
        using TestFolder folder = new();
        folder.Write("data.csv", data);
        return ExperimentReader.Read(
            folder.Write("mine.json", """
            { "days": 200, "community": { "members": 1000 }, "calendar": { "start": "2024-01-01" }, "history": { "decideOn": 101, "pitch": 1 },
              "fit": { "data": "data.csv" } }
            """),
            []).Observations;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;
using CommunitySim.Tests.Architecture;

namespace CommunitySim.Tests.Experiments;

/// <summary>The schema for editors says what the definitions say, and does not disagree with the reader.</summary>
public class SchemaTests
{
    /// <summary>Malformed files that no schema of ours can tell, by their names in <see cref="MalformedFileTests"/>: what is wrong lies between two values, or in another file.</summary>
    private static readonly string[] BeyondASchema =
    [
        "a claim about a strategy that is not there", "a claim about nothing that is measured", "a claim about a day that is no horizon", "a claim about a value that is not swept", "a claim that compares unlike cells",
        "a crossover that is not kept", "a claim that begins with what does not decide", "a claim about a strategy called best", "sensitivity over networks that cannot be", "a sample that is swept too", "a range that goes down", "sensitivity with nothing to compare",
        "a claim about a day after the last", "a placebo that takes the brand away", "a claim that compares a strategy with itself",
        "a claim that counts a strategy no times", "a best of nothing",
        "a key twice",
        "more ties than a group has",
        "a file network without a path",
        "a network file that is not there",
        "shares above one", "a rival's shares above one", "an option's shares above one", "options of one name", "a manager and shares", "a manager and a schedule",
        "lift with nothing to measure against", "lift of a rival with nothing to measure against", "lift where a sweep leaves nothing to measure against",
        "stages out of order",
        "a brand that is unknown to compare",
        "a comparison where there is one strategy",
        "a comparison with itself",
        "a horizon after the end",
        "horizons out of order",
        "a range between whole numbers",
        "a stage without a day",
        "a space without parameters",
        "swept and fixed",
        "swept but set by every strategy",
        "a sweep beyond reason",
    ];

    private static readonly JsonElement Schema = JsonElement.Parse(JsonSchema.Text);

    private static readonly SchemaChecker Checker = new(JsonSchema.Text);

    [Test]
    public void The_shipped_schema_is_that_of_the_code() => Assert.That(
        File.ReadAllText(Path.Combine(Repository.Root, "experiments", JsonSchema.FileName)),
        Is.EqualTo(JsonSchema.Text),
        $"make it anew: dotnet run -c Release --project src/CommunitySim.Cli -- schema experiments/{JsonSchema.FileName}");

    [Test]
    public void It_names_every_key_of_the_file_and_every_parameter()
    {
        Assert.That(Names(Schema.GetProperty("properties")), Is.EqualTo(ExperimentShape.Root.Keys.Keys));
        Assert.That(Names(Schema.GetProperty("properties").GetProperty("sweep").GetProperty("properties")), Is.EqualTo(Parameters.All.Select(parameter => parameter.Path)));
        Assert.That(Names(Schema.GetProperty("definitions")), Is.EqualTo(Parameters.All.Select(parameter => parameter.Path).Append("ranges")));
        foreach (ParameterDefinition parameter in Parameters.All)
        {
            JsonElement at = parameter.Path.Split('.').Aggregate(Schema, (group, name) => group.GetProperty("properties").GetProperty(name));
            Assert.That(at.GetProperty("$ref").GetString(), Is.EqualTo($"#/definitions/{parameter.Path}"));
        }
    }

    [Test]
    public void Every_key_has_a_meaning()
    {
        (string Path, string Meaning)[] meanings = [.. Meanings("", Schema)];

        Assert.That(meanings, Has.Length.GreaterThan(Parameters.All.Count));
        Assert.That(meanings.Where(found => found.Meaning.Length < 10 || !found.Meaning.EndsWith('.')), Is.Empty);
    }

    [TestCaseSource(typeof(Parameters), nameof(Parameters.All))]
    public void A_parameter_has_the_range_the_default_and_the_source_of_its_definition(ParameterDefinition parameter)
    {
        JsonElement found = Schema.GetProperty("definitions").GetProperty(parameter.Path);

        Assert.That(found.GetProperty("description").GetString(), Does.StartWith(parameter.About.Meaning).And.Contain(parameter.About.Unit).And.Contain(parameter.About.Source));
        Assert.That(found.TryGetProperty("default", out JsonElement value) ? value.ToString() : "", Is.EqualTo(ParameterDefinition.Text(parameter.Default)));
        if (parameter.Default is double or int)
        {
            Assert.That(found.GetProperty(parameter.About.AboveMin ? "exclusiveMinimum" : "minimum").GetDouble(), Is.EqualTo(parameter.About.Min));
            Assert.That(found.GetProperty("maximum").GetDouble(), Is.EqualTo(parameter.About.Max));
            Assert.That(found.GetProperty("type").GetString(), Is.EqualTo(parameter.Default is int ? "integer" : "number"));
            Assert.That(found.TryGetProperty("multipleOf", out _), Is.EqualTo(parameter.About.Even));
        }
    }

    [Test]
    public void The_defaults_of_the_file_are_those_that_hold()
    {
        using TestFolder folder = new();
        JsonObject resolved = JsonNode.Parse(ConfigWriter.Write(ExperimentReader.Read(folder.Write("mine.json", "{}"), [])))!.AsObject();
        KeyValuePair<string, Shape>[] told = [.. ExperimentShape.Root.Keys.Where(key => key.Value.Default is not null && resolved.ContainsKey(key.Key))];

        Assert.That(told.Select(key => key.Key), Is.SupersetOf(new[] { "question", "days", "replicates", "seed", "horizons", "strategies" }));
        foreach ((string key, Shape shape) in told)
        {
            Assert.That(resolved[key]!.ToJsonString(), Is.EqualTo(JsonNode.Parse(shape.Default!)!.ToJsonString()), key);
        }
    }

    [TestCaseSource(typeof(ShippedExperimentTests), nameof(ShippedExperimentTests.Files))]
    public void A_shipped_experiment_fits_as_written_and_as_resolved(string file)
    {
        string path = Path.Combine(Repository.Root, "experiments", file);

        Assert.That(Checker.Allows(File.ReadAllText(path)), Is.True);
        Assert.That(Checker.Allows(ConfigWriter.Write(ExperimentReader.Read(path, [], loadNetworks: false))), Is.True);
    }

    [TestCase("{}", ExpectedResult = true)]
    [TestCase("""{ "replicates": { "precision": 0.01, "of": "value", "atLeast": 2, "atMost": 1000000 }, "keep": "daily", "seed": 18446744073709551615 }""", ExpectedResult = true)]
    [TestCase("""{ "strategies": { "überzeugen": { "label": "Erst überzeugen" }, "connect (80 %)": {}, "A/B, v1.2": {}, "交流": {} } }""", ExpectedResult = true)]
    [TestCase("""{ "strategies": { "a@b": {} } }""", ExpectedResult = false)]
    [TestCase("""{ "strategies": { " a": {} } }""", ExpectedResult = false)]
    [TestCase("""{ "strategies": { "a\u00A0b": {} } }""", ExpectedResult = false)]
    [TestCase("""{ "strategies": { "a\u202Eb": {} } }""", ExpectedResult = false)]
    [TestCase("""{ "days": 1e2, "replicates": 10.0 }""", ExpectedResult = true)]
    [TestCase("""{ "replicates": { "atMost": 50 } }""", ExpectedResult = false)]
    [TestCase("""{ "replicates": [20] }""", ExpectedResult = false)]
    [TestCase("""{ "keep": "all" }""", ExpectedResult = false)]
    [TestCase("""{ "horizons": [30, 30] }""", ExpectedResult = false)]
    [TestCase("""{ "brand": { "pitchHours": 0 } }""", ExpectedResult = false)]
    [TestCase("""{ "strategies": { "line\n": {} } }""", ExpectedResult = false)]
    [TestCase("""{ "sweep": { "community.network.kind": { "from": 0, "to": 1, "steps": 2 } } }""", ExpectedResult = false)]
    public bool A_file_fits_or_does_not(string text) => Checker.Allows(text);

    [Test]
    public void Of_the_malformed_files_it_lets_pass_only_what_it_cannot_tell() =>
        Assert.That(
            MalformedFileTests.Files.Where(file => Checker.Allows(((string)file.Arguments[0]!).Replace("▲", "", StringComparison.Ordinal))).Select(file => file.TestName!["{m}: ".Length..]),
            Is.EquivalentTo(BeyondASchema));

    private static IEnumerable<string> Names(JsonElement group) => group.EnumerateObject().Select(member => member.Name);

    /// <summary>The description of whatever stands under a key, wherever in the schema.</summary>
    private static IEnumerable<(string Path, string Meaning)> Meanings(string path, JsonElement at)
    {
        foreach (JsonProperty word in at.EnumerateObject().Where(word => word.Value.ValueKind == JsonValueKind.Object && word.Name != "default"))
        {
            if (word.Name is "properties" or "patternProperties" or "definitions")
            {
                foreach (JsonProperty key in word.Value.EnumerateObject())
                {
                    JsonElement told = key.Value.TryGetProperty("$ref", out JsonElement reference) ? Schema.GetProperty("definitions").GetProperty(reference.GetString()!["#/definitions/".Length..]) : key.Value;
                    yield return ($"{path}.{key.Name}", told.TryGetProperty("description", out JsonElement meaning) ? meaning.GetString()! : "");
                    foreach ((string, string) below in Meanings($"{path}.{key.Name}", key.Value))
                    {
                        yield return below;
                    }
                }
            }
            else
            {
                foreach ((string, string) below in Meanings($"{path}[]", word.Value))
                {
                    yield return below;
                }
            }
        }
    }
}

using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Reads a file of points, such as the posterior.csv of a fit. The first line names the parameters, and each further line has one
/// value for each.
/// </summary>
internal static class PointsFile
{
    private const string Key = "sample.points", Copy = "points/points.csv";

    /// <summary>Returns a sample with the points of its file.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="sample">The sample, which names the file.</param>
    /// <param name="file">The experiment file.</param>
    /// <param name="layers">Collects the faults.</param>
    /// <param name="why">Says why a parameter cannot be sampled; null if it can.</param>
    /// <exception cref="InputException">The file is missing, or a value is not allowed.</exception>
    public static Sample Read(ExperimentConfig config, Sample sample, string file, Layers layers, Func<string, string?> why)
    {
        foreach (string superfluous in ((string[])["design", "over"]).Where(key => layers.Written["sample"]![key] is not null))
        {
            layers.Refuse($"sample.{superfluous}", "a file of points needs none, because it names parameters and points; delete it.");
        }

        string path = sample.Asked.File!, found = NamedFile.Find(path, Key, file, layers);
        Sample points = TextFile.Read(found, lines => Read(lines, config, why));
        return points with
        {
            Seed = config.Seed,
            Asked = new SamplePoints(0, Copy),
            Source = new FileSource(found, FileHash.Sha256(found)),
        };
    }

    private static Sample Read(TextLines lines, ExperimentConfig config, Func<string, string?> why)
    {
        RowCells rows = new(lines);
        string[] paths = rows.Next()
            ?? throw new InputException(lines.Where, Key, "the file has no first line; it names the parameters, such as member.reciprocity.");
        ParameterDefinition[] parameters = [.. paths.Select(path => Find(path, paths, config, lines, why))];
        List<object[]> points = [];
        while (rows.Next() is { } cells)
        {
            if (cells.Length != paths.Length)
            {
                throw new InputException(
                    lines.Where, Key, $"there are {cells.Length} values, but the first line names {paths.Length} parameters; write one value for each.");
            }

            points.Add([.. parameters.Zip(cells, (parameter, text) => parameter.Parse(text) ?? throw new InputException(
                lines.Where, Key, $"found \"{Quotation.Escape(text)}\" for {parameter.Path}; allowed is {parameter.Allowed}."))]);
            if (points.Count > Sample.MostPoints)
            {
                throw new InputException(lines.Where, Key, $"there are more than {Sample.MostPoints} points; keep fewer lines.");
            }
        }

        return points.Count >= 2
            ? Sample.Of(paths, points)
            : throw new InputException(lines.Where, Key, $"found {points.Count} points; write at least 2, one a line.");
    }

    private static ParameterDefinition Find(
        string path, string[] paths, ExperimentConfig config, TextLines lines, Func<string, string?> why)
    {
        ParameterDefinition parameter = Parameters.Find(path) ?? throw new InputException(
            lines.Where, Key,
            $"\"{Quotation.Escape(path)}\" is no parameter; the first line names the parameters by their paths."
                + Nearest.Hint(path, Parameters.All.Select(known => known.Path)));
        string? reason = paths.Count(one => one == path) > 1 ? "two columns have its name; delete one"
            : config.Strategies.All(strategy => strategy.Brand.ContainsKey(path)) ? "every strategy sets its own value; delete the column"
            : path == "community.network.path" ? "a file of points holds no networks; sweep it instead"
            : why(path);
        return reason is null ? parameter : throw new InputException(lines.Where, Key, $"{path} cannot be sampled: {reason}.");
    }
}

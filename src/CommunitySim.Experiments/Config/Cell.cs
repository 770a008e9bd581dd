namespace CommunitySim.Experiments.Config;

/// <summary>A parameter that varies from cell to cell, with its values.</summary>
public sealed record SweepAxis(string Path, IReadOnlyList<object> Values)
{
    /// <summary>A short name for charts and sentences: the last word of the path, or "network".</summary>
    public string Name => Path.Split('.')[^1] is var last && last is "kind" or "path" ? "network" : last;

    /// <summary>Whether the values are numbers.</summary>
    public bool Numeric => Values.All(value => value is double or int);
}

/// <summary>One combination of swept values.</summary>
public sealed record Cell(int Index, IReadOnlyList<SweepAxis> Axes, IReadOnlyList<object> Values)
{
    public IEnumerable<string> Texts => Values.Select(ParameterDefinition.Text);

    /// <summary>The swept values, such as "turnover = 0.02, cohesion = 0"; empty for a single cell.</summary>
    public string Label => string.Join(", ", Axes.Zip(Texts, (axis, text) => $"{axis.Name} = {text}"));
}

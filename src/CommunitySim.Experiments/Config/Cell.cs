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
/// <param name="Index">Its place among the cells, from 0.</param>
/// <param name="Axes">The parameters that vary.</param>
/// <param name="Values">One value per axis.</param>
/// <param name="Luck">The number of its luck: cells of one number share their worlds (<see cref="Sample.LuckOf"/>).</param>
public sealed record Cell(int Index, IReadOnlyList<SweepAxis> Axes, IReadOnlyList<object> Values, int Luck = 0)
{
    /// <summary>The most worlds per cell where luck differs between cells.</summary>
    public const int MostWorldsPerLuck = 10_000;

    /// <summary>The world that a replicate draws its random numbers for. Without luck of its own it is the replicate.</summary>
    public uint World(int replicate) => (uint)(((long)Luck * MostWorldsPerLuck) + replicate);

    public IEnumerable<string> Texts => Values.Select(ParameterDefinition.Text);

    /// <summary>The swept values, such as "turnover = 0.02, cohesion = 0"; empty for a single cell.</summary>
    public string Label => string.Join(", ", Axes.Zip(Texts, (axis, text) => $"{axis.Name} = {text}"));
}

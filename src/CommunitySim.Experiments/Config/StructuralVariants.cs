namespace CommunitySim.Experiments.Config;

/// <summary>
/// Other forms of the model under which a claim is repeated: each of the four forms of disapproval with sixteen
/// combinations of seven mechanisms, on and off. The sixteen are a fractional factorial design of resolution IV (Box
/// &amp; Hunter 1961): each mechanism is on in half of them, and no effect of one is mixed with that of another or of a
/// pair.
/// </summary>
public static class StructuralVariants
{
    private const int Runs = 16;

    // The values are round numbers in the middle of what is plausible. None has been chosen by looking at a result.
    private static readonly Factor[] Factors =
    [
        new("annoyance", 0b0001, [("member.annoyance", 0.3)]),
        new("severed ties", 0b0010, [("community.cut", 0.5), ("community.mend", 0.01)]),
        new("leaving", 0b0100,
            [("community.leaveByPain", 1.0), ("community.leaveByAnswer", 0.5), ("community.leaveByTies", 1.0)]),
        new("expectations", 0b1000,
            [("member.expectationRate", 0.3), ("member.initialExpectation", 0.5), ("member.surprise", 0.5)]),
        new("a norm that adapts", 0b0111, [("community.normRate", 0.05)]),
        new("pitches that inform", 0b1110, [("brand.informs", 0.5)]),
        new("public complaints and mutual help", 0b1101, [("member.complaintEcho", 0.5), ("member.memberReciprocity", 0.5)]),
    ];

    private static readonly string[] Forms = ["power", "linear", "unanimity", "threshold"];

    private const string FormPath = "community.dissent";

    /// <summary>
    /// Returns the variants for an experiment. A mechanism that the experiment sweeps, or that its placebo switches
    /// off, keeps the experiment's values. One that a strategy sets itself stays too.
    /// </summary>
    public static ListedValues For(ExperimentConfig config)
    {
        HashSet<string> held =
        [
            .. config.Sweep.Select(axis => axis.Path),
            .. config.Claim?.Placebo.Select(setting => setting.Path) ?? [],
            .. config.Strategies.SelectMany(strategy => strategy.Brands).SelectMany(brand => brand.Brand.Keys),
            .. config.Segments.SelectMany(segment => segment.Member.Keys),
            .. config.Values["community.network.kind"] is NetworkKind.Complete ? (string[])["community.cut"] : [],
        ];
        Factor[] varied = [.. Factors.Where(factor => !Array.Exists(factor.On, setting => held.Contains(setting.Path)))];
        object[] forms = held.Contains(FormPath) ? [config.Values.GetValueOrDefault(FormPath)!] : [.. Forms.Select(Parsed)];
        bool variesForm = !held.Contains(FormPath);
        SweepAxis[] axes =
        [
            .. variesForm ? (SweepAxis[])[new SweepAxis(FormPath, [])] : [],
            .. varied.SelectMany(factor => factor.On).Select(setting => new SweepAxis(setting.Path, [])),
        ];
        IEnumerable<IReadOnlyList<object>> rows =
            from form in forms
            from run in Enumerable.Range(0, Runs)
            select (IReadOnlyList<object>)
            [
                .. variesForm ? (object[])[form] : [],
                .. varied.SelectMany(factor => factor.On.Select(setting => factor.IsOn(run) ? On(config, setting) : Off(setting.Path))),
            ];
        return new ListedValues(axes, [.. rows.Distinct(SameValues.Comparer)]);
    }

    /// <summary>Returns the mechanisms that differ from the plain model in a cell of the variants.</summary>
    public static IReadOnlyList<string> NamesOf(Cell cell)
    {
        HashSet<string> on =
        [
            .. cell.Axes.Zip(cell.Values)
                .Where(value => !value.Second.Equals(Off(value.First.Path)))
                .Select(value => value.First.Path),
        ];
        string? form = cell.Axes.Zip(cell.Values).Where(value => value.First.Path == FormPath)
            .Select(value => ParameterDefinition.Text(value.Second)).FirstOrDefault();
        return
        [
            .. form is null ? (string[])[] : [form],
            .. Factors.Where(factor => Array.Exists(factor.On, setting => on.Contains(setting.Path))).Select(factor => factor.Name),
        ];
    }

    /// <summary>Returns each form that differs from the experiment's own in one thing: a form of disapproval, or one more mechanism.</summary>
    internal static IEnumerable<(string Name, IReadOnlyList<ParameterSetting> Settings)> OneByOne(ExperimentConfig config) =>
    [
        .. Forms.Where(form => !Parsed(form).Equals(config.Values[FormPath]))
            .Select(form => ($"disapproval: {form}", (IReadOnlyList<ParameterSetting>)[new ParameterSetting(FormPath, Parsed(form))])),
        .. Factors.Where(factor => Array.TrueForAll(factor.On, setting => config.Values[setting.Path].Equals(Off(setting.Path))))
            .Select(factor => (factor.Name, (IReadOnlyList<ParameterSetting>)[.. factor.On.Select(setting => new ParameterSetting(setting.Path, setting.Value))])),
    ];

    /// <summary>The names of all mechanisms that are switched on and off, and of the forms of disapproval.</summary>
    public static IReadOnlyList<string> Switches { get; } = [.. Forms, .. Factors.Select(factor => factor.Name)];

    /// <summary>Whether a switch is a form of disapproval.</summary>
    public static bool IsForm(string name) => Forms.Contains(name);

    private static object Parsed(string form) => Parameters.Find(FormPath)!.Parse(form)!;

    private static object Off(string path) => Parameters.Find(path)!.Default;

    /// <summary>The file's own value if it switches the mechanism on, else the usual one.</summary>
    private static object On(ExperimentConfig config, (string Path, double Value) setting) =>
        config.Values[setting.Path] is var own && own.Equals(Off(setting.Path)) ? setting.Value : own;

    /// <summary>A mechanism that is on in half of the runs.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Word">The bits of a run whose parity switches it.</param>
    /// <param name="On">Its parameters and their values.</param>
    private sealed record Factor(string Name, int Word, (string Path, double Value)[] On)
    {
        public bool IsOn(int run) => System.Numerics.BitOperations.PopCount((uint)(run & Word)) % 2 == 1;
    }
}

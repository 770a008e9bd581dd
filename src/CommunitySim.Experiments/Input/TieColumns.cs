namespace CommunitySim.Experiments.Input;

/// <summary>The columns of a list of ties that hold the two ends and the weights.</summary>
/// <param name="First">Index of the first end, from 0.</param>
/// <param name="Second">Index of the second end.</param>
/// <param name="Weights">Indices of the weights. A weight of zero or below means that there is no ordinary tie.</param>
/// <param name="Count">Number of columns.</param>
/// <param name="Names">Names of the columns; empty without a header.</param>
internal sealed record TieColumns(int First, int Second, IReadOnlyList<int> Weights, int Count, IReadOnlyList<string> Names)
{
    private static readonly char[] Digits = [.. "0123456789"];

    // Names for the two ends. A decoration may precede or follow them.
    private static readonly (string, string)[] Pairs =
    [
        ("source", "target"), ("from", "to"), ("src", "dst"), ("src", "dest"), ("source", "destination"),
        ("src", "target"), ("src", "tgt"), ("sender", "receiver"), ("sender", "recipient"),
        ("ego", "alter"), ("follower", "followee"), ("follower", "followed"), ("follower", "following"), ("head", "tail"),
        ("tail", "head"), ("origin", "destination"), ("parent", "child"),
        ("citing", "cited"), ("caller", "callee"), ("giver", "receiver"), ("user", "friend"), ("person", "friend"),
        ("name", "friend"), ("member", "friend"), ("nominator", "nominee"),
        ("von", "nach"), ("von", "zu"), ("quelle", "ziel"), ("origen", "destino"), ("de", "a"), ("u", "v"), ("i", "j"),
        ("a", "b"), ("one", "other"), ("left", "right"), ("row", "col"), ("row", "column"),
        ("person", "freund"), ("name", "freund"), ("person", "kennt"), ("name", "kennt"),
        ("person", "knows"), ("name", "knows"),
    ];

    private static readonly string[] Decorations =
        [
            "", "id", "ids", "node", "nodeid", "name", "user", "userid", "username", "person", "personid",
            "member", "memberid", "vertex", "vertexid", "label", "key", "index", "idx", "nr", "no", "num", "number",
            "account", "accountid", "email", "handle", "actor", "agent", "employee", "employeeid", "student", "studentid",
        ];

    // The parts of names such as node1 and node2 without the number.
    private static readonly HashSet<string> Numbered = new(
        [
            .. Decorations[1..], "n", "v", "u", "p", "level", "author", "people", "entity", "player", "character",
            "country", "city", "station", "airport", "protein", "gene", "word", "friend", "end",
            "endpoint", "column", "col", "item", "entry", "idnode", "iduser", "nameof"
        ],
        StringComparer.Ordinal);

    // Numbers in such a column say whether there is a tie. Words in it say what kind of tie there is.
    private static readonly string[] Ties = ["tie", "ties", "edge", "edges"];

    private static readonly HashSet<string> WeightNames = new(
        [
            "weight", "weights", "edgeweight", "tieweight", "w", "wt", "wgt", "sign", "signs", "polarity",
            "value", "val", "values", "strength", "score", "rating", "count", "counts", "frequency", "freq",
            "intensity", "amount", "correlation", "gewicht", "staerke", "stärke", "starke", "poids", "peso", "0", .. Ties
        ],
        StringComparer.Ordinal);

    // A table of two columns with one of these names describes members or their groups.
    private static readonly HashSet<string> NoEnds = new(
        [
            .. WeightNames, "", "index", "unnamed0", "id", "ids", "label", "name", "names",
            "degree", "type", "kind", "time", "date", "timestamp", "group", "groupid", "team", "community",
            "item", "itemid", "event", "eventid", "product", "productid", "movie", "movieid", "project", "age", "gender",
            "class", "category", "attribute"
        ],
        StringComparer.Ordinal);

    /// <summary>Whether the names of the columns identify the ends.</summary>
    public bool IsNamed { get; private init; }

    /// <summary>Whether the names of the ends are more than bare letters and numbers.</summary>
    public bool IsTelling => IsNamed && !(IsBare(Plain(Names[First])) && IsBare(Plain(Names[Second])));

    /// <summary>Names of the columns that are not used.</summary>
    public IReadOnlyList<string> Unused =>
    [
        .. Enumerable.Range(0, Names.Count)
            .Where(column => column != First && column != Second && !Weights.Contains(column))
            .Select(column => Names[column])
            .Where(name => name.Length > 0),
    ];

    /// <summary>Whether a column or key of this name holds weights or signs.</summary>
    public static bool IsWeight(string name) =>
        Plain(name) is var plain && (WeightNames.Contains(plain) || plain.Contains("weight", StringComparison.Ordinal));

    /// <summary>Returns the name of a column for messages.</summary>
    public string NameOf(int column) => Names.Count > 0 ? Names[column] : $"column {column + 1}";

    /// <summary>Returns columns without names: two ends, then a weight, then an unused time.</summary>
    public static TieColumns Unnamed(int count) => new(0, 1, count > 2 ? [2] : [], count, []);

    /// <summary>Returns the columns by their names, or null if these do not identify the ends.</summary>
    public static TieColumns? Named(IReadOnlyList<string> names)
    {
        List<string> plain = [.. names.Select(Plain)];
        return AreGeneric(names) ? null : Ends(plain) is var (first, second)
            ? new(first, second, WeightsIn(plain, first, second), names.Count, names) { IsNamed = true }
            : null;
    }

    /// <summary>Returns two columns with any names, or null if a name rules out an end.</summary>
    public static TieColumns? Both(IReadOnlyList<string> names) =>
        names.Count == 2 && !names.Any(name => NoEnds.Contains(Plain(name))) ? new(0, 1, [], 2, names) : null;

    /// <summary>Returns the names of columns for messages.</summary>
    public static string Quote(IEnumerable<string> names) =>
        Quotation.Escape(string.Join(", ", names.Select(name => name.Length == 0 ? "(no name)" : name)));

    /// <summary>Whether at least three columns are only numbered (V1, V2, V3, or a, b, c), after a nameless first one.</summary>
    public static bool AreGeneric(IReadOnlyList<string> names)
    {
        List<string> plain = [.. names.Select(Plain).SkipWhile((name, column) => column == 0 && name.Length == 0)];
        string prefix = plain.Count > 2 ? plain[0].TrimEnd(Digits) : "";
        return plain.Count > 2 && !plain.Contains("w")
            && (plain.TrueForAll(name => prefix.Length > 0 && name.Length > prefix.Length && name.TrimEnd(Digits) == prefix)
                || plain.Index().All(column => IsLetter(column.Item, plain[0], column.Index)));
    }

    /// <summary>Returns the columns without those tie columns that hold words in the first line.</summary>
    public TieColumns WithoutWords(Func<int, bool> isNumber) => this with
    {
        Weights = [.. Weights.Where(column => Names.Count == 0 || !Ties.Contains(Plain(Names[column])) || isNumber(column))],
    };

    private static bool IsLetter(string name, string first, int column) =>
        name.Length == 1 && char.IsAsciiLetter(name[0]) && name[0] == first[0] + column;

    private static bool IsBare(string name) => name.Length > 0 && name.TrimEnd(Digits).Length <= 1;

    /// <summary>Reduces a name to small letters and digits.</summary>
    internal static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int[] WeightsIn(List<string> plain, int first, int second) =>
        [
            .. Enumerable.Range(0, plain.Count).Where(column =>
                column != first
                && column != second
                && IsWeight(plain[column])),
        ];

    private static (int First, int Second)? Ends(List<string> plain)
    {
        foreach ((string one, string other) in Pairs)
        {
            foreach (string decoration in Decorations)
            {
                if (Found(plain, decoration + one, decoration + other) is { } before)
                {
                    return before;
                }

                if (Found(plain, one + decoration, other + decoration) is { } behind)
                {
                    return behind;
                }
            }
        }

        (int, int)[] numbered =
        [
            .. plain.SelectMany((name, column) => Partners(plain, name).Select(second => (column, second))).Distinct(),
        ];
        return numbered.Length == 1 ? numbered[0] : null;
    }

    private static (int First, int Second)? Found(List<string> plain, string one, string other) =>
        plain.Count(name => name == one) == 1 && plain.Count(name => name == other) == 1
            ? (plain.IndexOf(one), plain.IndexOf(other))
            : null;

    /// <summary>Finds columns whose names differ only in number or last letter: node2 for node1, userb for usera.</summary>
    private static IEnumerable<int> Partners(List<string> plain, string name)
    {
        for (int at = 0; at < name.Length; at++)
        {
            char next = name[at] switch { '1' => '2', '0' => '1', 'a' when at == name.Length - 1 => 'b', _ => '\0' };
            string partner = $"{name[..at]}{next}{name[(at + 1)..]}";
            if (next != '\0' && Numbered.Contains(name.Remove(at, 1)) && Found(plain, name, partner) is { } found)
            {
                yield return found.Second;
            }
        }
    }
}

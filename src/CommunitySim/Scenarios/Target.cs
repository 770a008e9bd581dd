namespace CommunitySim;

/// <summary>The members whom the brand addresses with pitches or one-to-one contacts.</summary>
public readonly record struct Target
{
    // Null is everybody, so that the default value is the default target.
    private readonly string? _word;

    private Target(string? word) => _word = word;

    /// <summary>All members, equally likely.</summary>
    public static Target Uniform => default;

    /// <summary>The members with the most ties.</summary>
    public static Target Hubs { get; } = new("hubs");

    /// <summary>Members with an obligation: the brand has helped them recently.</summary>
    public static Target Receptive { get; } = new("receptive");

    /// <summary>The words of the targets that every community has.</summary>
    public static IReadOnlyList<string> Words { get; } = ["uniform", "hubs", "receptive"];

    /// <summary>The segment that is addressed, or null.</summary>
    public string? Segment => _word is null || IsBuiltIn(_word) ? null : _word;

    /// <summary>Whether a word names a target that every community has.</summary>
    public static bool IsBuiltIn(string word)
    {
        foreach (string known in Words)
        {
            if (known == word)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The target of that name, or the segment.</summary>
    public static Target Of(string word) => word == Words[0] ? Uniform : new Target(word);

    /// <summary>The word as written in files.</summary>
    public override string ToString() => _word ?? Words[0];
}

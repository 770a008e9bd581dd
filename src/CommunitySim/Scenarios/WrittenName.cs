namespace CommunitySim;

/// <summary>Converts names of the code to names in files: "openProblems" for OpenProblems.</summary>
internal static class WrittenName
{
    /// <summary>The name with a lower-case first letter.</summary>
    public static string From(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>Several names.</summary>
    public static string[] From(string[] names)
    {
        string[] written = new string[names.Length];
        for (int n = 0; n < names.Length; n++)
        {
            written[n] = From(names[n]);
        }

        return written;
    }
}

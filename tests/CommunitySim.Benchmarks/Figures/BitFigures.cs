namespace CommunitySim.Benchmarks.Figures;

/// <summary>Figure 6: the same bits whatever the instructions and the threads, each in a process of its own.</summary>
internal static class BitFigures
{
    private static readonly int[] Threads = [1, 2, 7];

    // The runtime's name for the switch of AVX-512 is the first from .NET 10 on, and was the second.
    private static readonly (string Name, string[] SwitchedOff)[] Instructions =
    [
        ("all instructions", []),
        ("no AVX-512", ["DOTNET_EnableAVX512", "DOTNET_EnableAVX512F"]),
        ("SSE only", ["DOTNET_EnableAVX", "DOTNET_EnableAVX2"]),
        ("no intrinsics", ["DOTNET_EnableHWIntrinsic"]),
    ];

    /// <summary>Compares the digests; the first is what the others are to be.</summary>
    public static IEnumerable<Row> Measure()
    {
        string? expected = null;
        foreach ((string name, string[] switchedOff) in Instructions)
        {
            string[][] printed = [.. Threads.Select(threads => Child.Run(Child.Itself, [Digest.Option, $"{threads}"], switchedOff).Split(' '))];
            string[] digests = [.. printed.Select(words => words[1]).Distinct(StringComparer.Ordinal)];
            expected ??= digests[0];
            yield return new Row(
                "6 same bits",
                $"{name} ({printed[0][0]} at once), {string.Join(", ", Threads)} threads",
                string.Join(", ", digests.Select(digest => digest[..12])),
                expected[..12],
                digests is [var only] && only == expected);
        }
    }
}

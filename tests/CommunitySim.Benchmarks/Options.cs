using System.Globalization;

namespace CommunitySim.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Quick">Small sizes and few rounds, to see that everything works.</param>
/// <param name="Huge">The community of 50 million too.</param>
internal sealed record Options(bool Quick, bool Huge)
{
    private const string Known = "Allowed are: nothing (the table of figures), --quick (small sizes, to see that everything works), "
        + "--huge (a community of 50 million too), and --filter or --list with what BenchmarkDotNet takes, such as --filter '*'.";

    /// <summary>Reads the command line.</summary>
    /// <returns>Null where it is wrong; then the fault says what is, and what would be right.</returns>
    public static Options? Read(IReadOnlyList<string> arguments, out string fault)
    {
        Options options = new(Quick: false, Huge: false);
        fault = "";
        foreach (string argument in arguments)
        {
            switch (argument)
            {
                case "--quick":
                    options = options with { Quick = true };
                    break;
                case "--huge":
                    options = options with { Huge = true };
                    break;
                default:
                    fault = $"{argument} is not understood here. {Known}";
                    return null;
            }
        }

        return options;
    }

    /// <summary>A whole number from 1, or null.</summary>
    public static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 ? count : null;
}

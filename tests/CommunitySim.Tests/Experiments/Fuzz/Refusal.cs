using System.Text.RegularExpressions;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Experiments.Fuzz;

/// <summary>What a refusal must say: which file, where in it, and what to do.</summary>
internal static partial class Refusal
{
    /// <summary>What is missing in a refusal of an experiment, which may lie in the networks that it names; null where nothing is.</summary>
    public static string? Lack(InputException refused, string file)
    {
        Regex here = Place(file, columns: true), inNetwork = Place($"{Path.GetDirectoryName(file)}/", columns: false, "[^:]+");
        return refused.Faults.Count == 0 ? "no fault is named"
            : refused.Faults.Select(fault => Lack(fault, here.IsMatch(fault.Where) || inNetwork.IsMatch(fault.Where))).FirstOrDefault(lack => lack is not null);
    }

    /// <summary>What is missing in a refusal of a network; null where nothing is.</summary>
    public static string? LackOfNetwork(InputException refused, string file) => Lack(refused.Faults.Single(), Place(file, columns: false).IsMatch(refused.Faults.Single().Where));

    private static string? Lack(InputFault fault, bool placed) =>
        !placed ? $"it says not where: {fault}"
        : !Remedy().IsMatch(fault.What) ? $"it says not what would be right: {fault}"
        : fault.What.Length > 1500 || fault.Path.Length > 800 ? $"it says {fault.What.Length} letters: {fault}"
        : fault.ToString().Any(char.IsControl) ? $"it holds a control character: {fault}"
        : null;

    private static Regex Place(string file, bool columns, string more = "") =>
        new($@"^{Regex.Escape(file)}{more}:[1-9][0-9]*{(columns ? ":[1-9][0-9]*" : "")}\z", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    // A message ends with a remedy: a sentence, or a part of one, that tells the reader what to do.
    [GeneratedRegex("""
        ((^|[.;:)?][ ])(allowed[ ](is|are)|Did[ ]you[ ]mean|Known[ ]keys|[Ll]eave|[Kk]eep|[Ww]rite|[Ss]ave|[Cc]hoose|[Uu]se|[Nn]ame|[Pp]ut|[Ll]ist|[Rr]un[ ]more|[Cc]orrect|[Cc]hange|[Ss]et
        |[Gg]ive|[Nn]umber|[Dd]elete|[Dd]ownload|To[ ]vary[ ]it)\b[^\n]*)[.?]\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remedy();
}

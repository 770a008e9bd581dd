using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Cli;

/// <summary>Which of several folders hold results: `results/*/` names the gallery's pictures too.</summary>
internal static class ResultPlaces
{
    /// <summary>The folders with a config.json; the others are named and left out.</summary>
    /// <exception cref="InputException">There is none, or one is unfinished or has been changed.</exception>
    public static IReadOnlyList<string> Among(IReadOnlyList<string> places, TextWriter output)
    {
        ILookup<bool, string> found = places.ToLookup(place => File.Exists(Path.Combine(place, ResultFolder.ConfigName)));
        if (!found[true].Any())
        {
            throw new InputException(places[0], "", "this folder holds no result (no config.json); name folders such as results/convert-vs-connect.");
        }

        foreach (string place in found[false])
        {
            output.WriteLine($"{place}: no result (no config.json), left out.");
        }

        foreach (string place in found[true])
        {
            if (Manifest.Differences(place, Manifest.Demand(place)) is [var difference, ..])
            {
                throw new InputException(place, "", $"the results there are not as they were made: {difference}. `communitysim verify` tells more.");
            }
        }

        return [.. found[true]];
    }
}

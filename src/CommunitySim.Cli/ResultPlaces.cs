using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Cli;

/// <summary>Finds the folders that hold results, since `results/*/` also names the folder of the gallery's pictures.</summary>
internal static class ResultPlaces
{
    /// <summary>Returns the folders with a config.json, and reports the others as left out.</summary>
    /// <exception cref="InputException">There is none, or one is unfinished or has been changed.</exception>
    public static IReadOnlyList<string> Among(IReadOnlyList<string> places, TextWriter output)
    {
        ILookup<bool, string> found = places.ToLookup(
            place => File.Exists(Path.Combine(place, ResultFolder.ConfigName)));
        if (!found[true].Any())
        {
            throw new InputException(places[0], "",
                "this folder holds no result (no config.json); use folders such as results/convert-vs-connect.");
        }

        foreach (string place in found[false])
        {
            output.WriteLine($"{place}: left out, since it holds no result (no config.json).");
        }

        foreach (string place in found[true])
        {
            if (Manifest.Differences(place, Manifest.Demand(place)) is [var difference, ..])
            {
                throw new InputException(
                    place, "", $"these results have been changed: {difference}. `communitysim verify` shows more.");
            }
        }

        return [.. found[true]];
    }
}

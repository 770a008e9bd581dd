using CommunitySim.Experiments.Input;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Adoption;

/// <summary>Reads a city from its ties and its months of adoption. A person without ties need not be in the file of ties.</summary>
public static class CityReader
{
    /// <summary>Reads all cities of a study.</summary>
    /// <exception cref="InputException">A file is unreadable, or the two do not fit together.</exception>
    public static IReadOnlyList<City> Read(AdoptionStudy study) => [.. study.Cities.Select(city => Read(city, study))];

    private static City Read(CityFile files, AdoptionStudy study)
    {
        NetworkReading ties = NetworkFile.Read(files.Ties);
        AdoptionList list = AdoptionList.Read(files.Adoption, study);
        int tied = ties.Network.Members;
        Dictionary<int, AdoptionRow> known = [];
        List<AdoptionRow> alone = [];
        foreach (AdoptionRow row in list.Rows.Values)
        {
            if (ties.NumberOf(row.Id) is { } number)
            {
                known.Add(number, row);
            }
            else
            {
                alone.Add(row);
            }
        }

        RefuseUnlisted(files, ties, list, known);
        alone.Sort((one, other) => one.Id.Length != other.Id.Length
            ? one.Id.Length.CompareTo(other.Id.Length) : string.CompareOrdinal(one.Id, other.Id));
        City city = new(
            files.Name,
            [.. Enumerable.Range(0, tied).Select(number => Neighbours(ties.Network, number)), .. alone.Select(_ => Array.Empty<int>())],
            [.. Enumerable.Range(0, tied).Select(number => known[number].Month), .. alone.Select(row => row.Month)],
            study.Months)
        {
            IsAdded = files.IsAdded,
        };
        RefuseEmpty(files, city);
        int without = city.Neighbours.Count(around => around.Length == 0);
        return city with
        {
            Notes =
            [
                $"{files.Name}: {city.People} people; {ties.Network.Ties} ties; {without} without a tie"
                    + (alone.Count > 0 ? $", of whom the file of ties does not name {alone.Count}" : ""),
                $"{files.Name}: {city.Recorded} people with a record, of whom {city.AdoptersBy(study.Months)} adopted by month "
                    + $"{study.Months}; "
                    + $"{city.People - city.Recorded} without a record; columns {list.Columns}",
            ],
        };
    }

    private static int[] Neighbours(SocialNetwork network, int member) =>
        [.. Enumerable.Range(0, network.Degree(member)).Select(index => network.Neighbour(member, index))];

    private static void RefuseUnlisted(
        CityFile files, NetworkReading ties, AdoptionList list, Dictionary<int, AdoptionRow> known)
    {
        int missing = ties.Network.Members - known.Count;
        if (missing > 0)
        {
            int first = Enumerable.Range(0, ties.Network.Members).First(number => !known.ContainsKey(number));
            string who = ties.Numbers is var (least, largest) && largest - least + 1 == ties.Network.Members
                ? $"{least + first}" : $"number {first} in the order of the ids";
            int last = list.Rows.Values.Max(row => row.Line);
            throw new InputException(
                $"{files.Adoption}:{last}", "",
                $"the list ends here without {missing} of the {ties.Network.Members} people of {files.Ties}; the first is {who}. "
                + "Write a line for each, with a code for no record if there is none, and use the same ids in both files.");
        }
    }

    private static void RefuseEmpty(CityFile files, City city)
    {
        if (city.AdoptersBy(city.Months) == 0)
        {
            throw new InputException(
                files.Adoption, "",
                city.Recorded == 0 ? $"nobody in {files.Name} has a record; leave the city out."
                    : $"nobody in {files.Name} adopts in months 1 to {city.Months}; leave the city out, or correct the months.");
        }
    }
}

using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Adoption;

/// <summary>The summary of a study, from the conclusion to how it was made.</summary>
public static class AdoptionSummary
{
    /// <summary>Writes the blocks of the summary.</summary>
    /// <param name="result">The result.</param>
    /// <param name="record">When the criteria were fixed, and whether they have changed since.</param>
    public static IReadOnlyList<Block> Write(AdoptionResult result, IReadOnlyList<RegisteredClaim> record) =>
    [
        new Heading(1, result.Study.Title),
        .. result.Study.Question.Length > 0 ? (Block[])[new Quote(result.Study.Question)] : [],
        new Paragraph(AdoptionText.Conclusion(result)),
        .. Criteria(result, record),
        .. Scores(result),
        .. Contagion(result),
        .. Composites(result),
        .. Power(result),
        .. Limits(result),
        .. Made(result),
    ];

    /// <summary>What the record says about the criteria.</summary>
    public static string When(IReadOnlyList<RegisteredClaim> record) => record.Skip(1).Any(entry => entry.RunsBefore > 0)
        ? $"The criteria were changed after a result was known: the first had the hash {record[0].Sha256[..12]}, and the present "
            + $"ones {record[^1].Sha256[..12]}."
        : $"The criteria have the hash {record[^1].Sha256[..12]}, and were noted before the first result in this folder.";

    private static IEnumerable<Block> Criteria(AdoptionResult result, IReadOnlyList<RegisteredClaim> record) =>
    [
        new Heading(2, "What would have been a failure"),
        new Paragraph($"Three failures, the ranges and the treatment of missing records were fixed in the study file. {When(record)}"),
        new Table(
            ["the model fails if", "what came of it", "verdict"],
            [.. AdoptionText.Criteria(result).Select(line => (string[])[line.Failure, line.Found, line.Holds ? "did not happen" : "happened"])]),
        new Paragraph($"The third can fail only by a fault of the program, since the figures decide the sentence."),
    ];

    private static IEnumerable<Block> Scores(AdoptionResult result) =>
    [
        new Heading(2, "Cities that the fit has not seen"),
        new Paragraph(
            $"The score is the log of the probability that the fit gives to the months in which everybody adopted, averaged "
                + $"over what the fit leaves open. The rival fits one constant chance of adopting in a month to the same cities. A "
                + $"band holds the number of adopters by the end of a month in {NumberText.Percent(result.Study.Criteria.Band)} of "
                + $"{Falsification.FutureCount} simulated futures."),
        new Table(
            ["city", "people with a record", "fit to", "model", "constant chance", "difference", "months in the band"],
            [
                .. result.Scores.Zip(result.Cities, (score, city) => (string[])
                [
                    score.City + (score.IsAdded ? " (added)" : ""), $"{city.Recorded}", NumberText.List(score.FittedTo),
                    AdoptionText.Two(score.Model), AdoptionText.Two(score.Constant), AdoptionText.Signed(score.Difference),
                    $"{score.Bands.Count(month => month.IsInside)} of {score.Bands.Count}",
                ]),
            ]),
        .. result.Scores.Any(score => score.IsAdded)
            ? (Block[])[new Paragraph($"An added city is scored with the fit to the cities of the study, and takes no part in the fit "
                + $"that scores another.")]
            : [],
    ];

    private static IEnumerable<Block> Contagion(AdoptionResult result)
    {
        (string counts, string other) = result.Study.Unrecorded == Unrecorded.LeaveOut
            ? ("is left out of the shares", "counted as one who never adopts")
            : ("counts as one who never adopts", "were left out of the shares");
        return
        [
            new Heading(2, "Contagion"),
            new Paragraph($"{AdoptionText.Contagion(result.Fits[0])}"),
            new Table(
                ["fit to", "odds ratio", "within city and month", "claimed"],
                [
                    .. result.Fits.DistinctBy(fit => string.Join('\n', fit.Cities), StringComparer.Ordinal).Select(fit => (string[])
                    [
                        NumberText.List(fit.Cities), AdoptionText.Ratio(fit.OddsRatio), AdoptionText.Ratio(fit.WithinMonth),
                        fit.IsClaimed ? "yes" : "no",
                    ]),
                ]),
            new Paragraph(
                $"A neighbour without a record {counts}. If such a neighbour {other}, "
                    + $"the odds ratio of all cities would be {AdoptionText.Ratio(result.OtherTreatment)}."),
        ];
    }

    private static IEnumerable<Block> Composites(AdoptionResult result) =>
    [
        new Heading(2, "What the data tell about each composite"),
        new Table(
            ["composite", "range before", "after the data", "spread left", "the data tell"],
            [
                .. result.Identified.Zip(
                    (PriorRange[])[result.Study.Pitch, result.Study.Acceptance, result.Study.Endorsement],
                    (composite, range) => (string[])
                    [
                        composite.Name, $"{NumberText.Number(range.From)} to {NumberText.Number(range.To)}",
                        AdoptionText.Ratio(composite.Range),
                        NumberText.Percent(composite.Left), AdoptionText.Tells(composite),
                    ]),
            ]),
        new Paragraph($"The spread left is the standard deviation after the data as a share of that before. More pitches with fewer "
            + $"acceptances look the same in these data as fewer pitches with more acceptances."),
    ];

    private static IEnumerable<Block> Power(AdoptionResult result) => result.Power.Count == 0 ? [] :
    [
        new Heading(2, "Would the study find contagion?"),
        new Paragraph($"Towns were pretended on the same networks, with a known odds ratio and about as many adoptions as observed. "
            + $"{AdoptionText.Detectable(result)}"),
        new Table(
            ["true odds ratio", "contagion claimed", "interval above 1 before the comparison within months"],
            [
                .. result.Power.Select(row => (string[])
                [
                    AdoptionText.Two(row.OddsRatio),
                    NumberText.Percent(Proportion.Wilson(row.Found, row.Towns)),
                    NumberText.Percent(Proportion.Wilson(row.Above, row.Towns)),
                ]),
            ]),
    ];

    private static IEnumerable<Block> Limits(AdoptionResult result) =>
    [
        new Heading(2, "What the study cannot tell"),
        new Bullets(
        [
            $"Advertising that reaches everybody at once, and grows, looks like contagion. Van den Bulte & Lilien (2001, "
                + $"abstract) report that contagion in the doctors' data disappears once marketing is controlled for. The "
                + $"comparison within city and month removes what reaches all people alike, and nothing else.",
            $"Friends resemble each other. If people who adopt early befriend each other, neighbours adopt together without any influence.",
            $"Ties are taken as equal, undirected and constant. "
                + $"Of {result.Cities.Sum(city => city.People)} people, "
                + $"{result.Cities.Sum(city => city.People - city.Recorded)} have no record.",
            $"The form of endorsement is the model's, with its exponents. Own demand, trust and pain are not in the three "
                + $"composites, and a pitch has the same chance in every month.",
        ]),
    ];

    private static IEnumerable<Block> Made(AdoptionResult result) =>
    [
        new Heading(2, "How it was made"),
        new Bullets(
        [
            .. result.Cities.SelectMany(city => city.Notes).Select(Prose.Of),
            $"{result.Study.Points} points, seed {result.Study.Seed}; the fit to all cities rests on "
                + $"{result.Pooled.EffectiveSize:0} effective points. Hash of what was fixed: {result.Sha256}.",
        ]),
    ];
}

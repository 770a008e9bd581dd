using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Turns an experiment with a fit into the experiment that runs the fit's points.</summary>
internal static class FitRules
{
    private const string Copy = "data/observations.csv", Size = "community.members";
    private const int FewestPoints = 200;

    /// <summary>
    /// Returns the experiment of the fit: every strategy once at each point of the space, in a community of a size that can be run
    /// thousands of times. Without a fit it returns the experiment as it is.
    /// </summary>
    public static ExperimentConfig WithFit(ExperimentConfig config, Layers layers)
    {
        if (config.Fit is not { } plan)
        {
            return config;
        }

        Require(config, layers);
        layers.ThrowIfFaulty();
        return config with
        {
            Replicates = Replicates.Exactly(1),
            Keep = Keep.Outcomes,
            Sample = config.Sample ?? new Sample
            {
                Design = Design.LatinHypercube,
                Points = plan.Points ?? (HasFiles(config) ? FitPlan.UsualPointsOfFile : FitPlan.UsualPoints),
            },
            Fit = plan with { People = plan.People ?? (HasFiles(config) ? null : (int)config.Values[Size]) },
            Values = HasFiles(config) ? config.Values : StudyRuns.ValuesOf(config, Math.Min(plan.Members, (int)config.Values[Size])),
            Claim = null,
            Sensitivity = null,
            Search = null,
        };
    }

    /// <summary>Returns the experiment with its observations.</summary>
    /// <exception cref="InputException">The file is missing, or a line of it is wrong.</exception>
    public static ExperimentConfig WithData(ExperimentConfig config, string file, Layers layers)
    {
        if (config.Fit is not { } plan)
        {
            return config;
        }

        if (config.Cells().Count < FewestPoints)
        {
            layers.Refuse("sample", $"a fit needs at least {FewestPoints} points, and there are {config.Cells().Count}; ask for more points.");
            layers.ThrowIfFaulty();
        }

        int people = plan.People ?? config.MembersOf(config.Cells()[0]);
        string found = NamedFile.Find(plan.Data, "fit.data", file, layers);
        IReadOnlyList<Observation> observations = ObservationFile.Read(
            found, CalendarConfig.ParseDate(config.Calendar!.Start)!.Value, config.History!.DecideOn - 1, people);
        return config with
        {
            Fit = plan with { Data = Copy, People = people },
            Observations = observations,
            ObservationsSource = new FileSource(found, FileHash.Sha256(found)),
            Windows = [.. observations.Select(one => one.Window).Distinct().OrderDescending()],
        };
    }

    /// <summary>Whether files say who is a member, so that the community cannot be simulated at another size.</summary>
    private static bool HasFiles(ExperimentConfig config) => config.Values["community.network.kind"] is NetworkKind.File || config.Members is not null;

    private static void Require(ExperimentConfig config, Layers layers)
    {
        SourceNode found = layers.Written["fit"]!;
        if (config.Calendar is null)
        {
            layers.Refuse(found, "observations have dates, but the file has none; add \"calendar\": { \"start\": \"2025-01-01\" }, the date of day 1.");
        }

        if (config.History is null)
        {
            layers.Refuse(found, "observations are of the past, but the file does not say what the brand did until now; "
                + "add \"history\": { \"decideOn\": 366, \"pitch\": 1 } with the day of the decision and the shares of hours until then.");
        }
        else if (config.History.DecideOn > KeptDay.Last)
        {
            layers.Refuse("history.decideOn", $"a fit reaches back at most {KeptDay.Last} days; begin later.");
        }

        if (config.Sweep.Count > 0)
        {
            layers.Refuse("sweep", "a fit is about one community; delete \"sweep\", or state its ranges under \"measured\".");
        }

        if (config.Strategies.Count < 2)
        {
            layers.Refuse("strategies", "a fit is made for a choice, and there is only one strategy; name a second.");
        }
    }
}

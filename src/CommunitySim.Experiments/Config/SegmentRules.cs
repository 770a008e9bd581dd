using System.Globalization;
using CommunitySim.Experiments.Input;
using CommunitySim.Members;

namespace CommunitySim.Experiments.Config;

/// <summary>Checks segments and targets against each other, and reads the file of members.</summary>
internal static class SegmentRules
{
    private const string LurkerActivity = "member.lurkerActivity";

    private static readonly string[] Yes = ["1", "yes", "true"], No = ["0", "no", "false"];

    /// <summary>Refuses segments that cannot be, and targets that name none.</summary>
    public static void Check(ExperimentConfig config, Layers layers)
    {
        bool listed = config.Members?.Segment is not null;
        IReadOnlyList<(string Name, SourceNode Value)> written = layers.Written["segments"]?.Children ?? [];
        foreach ((SegmentConfig segment, (string name, SourceNode found)) in config.Segments.Zip(written))
        {
            string? taken = Target.IsBuiltIn(name) ? $"\"{name}\" is a target of its own; choose another name." : null;
            if ((StrategyName.Fault(name, "segment") ?? taken) is { } fault)
            {
                layers.RefuseKey(found, fault);
            }

            if (segment.Member.ContainsKey(LurkerActivity))
            {
                layers.Refuse(found["member"]!["lurkerActivity"]!,
                    "all lurkers have the same activity, because one number chooses among all neighbours in the feed; "
                    + "set member.lurkerActivity, or give the segment another lurkerShare.");
            }

            if (listed && found["share"] is { } share)
            {
                layers.RefuseKey(
                    share,
                    $"\"share\" has no effect, because the column \"{config.Members!.Segment}\" says who belongs to the segment; "
                    + "delete it.");
            }
            else if (!listed && segment.Share == 0)
            {
                layers.Refuse(found, "the segment has no members; give it a \"share\", or name a column of the file of members (\"members\").");
            }
        }

        if (config.Segments.Sum(segment => segment.Share) > 1 + 1e-9)
        {
            layers.Refuse("segments", "the shares add up to more than 1; give less to one of them.");
        }

        if (listed && config.Segments.Count == 0)
        {
            layers.Refuse("members.segment", "the experiment has no segments, so the column has no effect; name them under \"segments\", or delete it.");
        }

        if (config.Members is { } members && !members.Columns.Any())
        {
            layers.Refuse("members", "no column of the file is used; name one under \"segment\", \"lurker\" or \"trust\".");
        }

        CheckTargets(config, layers);
    }

    /// <summary>Returns the experiment with the file of its members.</summary>
    /// <exception cref="InputException">The file is missing, or does not fit the experiment.</exception>
    public static ExperimentConfig WithMembers(ExperimentConfig config, string file, Layers layers)
    {
        if (config.Members is not { } members)
        {
            return config;
        }

        string found = NamedFile.Find(members.File, "members.file", file, layers);
        MemberFile rows = MemberFile.Read(found, [.. members.Columns]);
        MemberTable table = new()
        {
            Segment = members.Segment is null ? null : SegmentsIn(rows, members.Segment, config, layers),
            Lurker = members.Lurker is null ? null : rows.Column(members.Lurker, ToLurker, "1 or 0, yes or no, true or false"),
            Trust = members.Trust is null ? null : rows.Column(members.Trust, ToTrust, "a number from 0 to 1"),
        };
        foreach (int size in config.Communities().Select(community => config.MembersOf(community.Community)).Where(size => size != rows.Members).Distinct())
        {
            layers.Refuse("members.file", $"the file has {rows.Members} members, but the community has {size}; write one row for each member.");
        }

        foreach ((string key, int? size) in ((string, int?)[])[
            ("claim.variants.members", config.Claim?.Variants?.Members),
            ("sensitivity.members", config.Sensitivity?.Members),
            ("search.members", config.Search?.Members)])
        {
            if (size > rows.Members)
            {
                layers.Refuse(key, $"the file of members has {rows.Members} rows, fewer than these {size} members; ask for at most {rows.Members}.");
            }
        }

        layers.ThrowIfFaulty();
        return config with
        {
            Members = members with
            {
                File = members.File.StartsWith("members/", StringComparison.Ordinal)
                    ? members.File
                    : $"members/{Path.GetFileName(members.File)}",
            },
            MembersSource = new MembersSource(found, FileHash.Sha256(found), table),
        };
    }

    private static byte[] SegmentsIn(MemberFile rows, string column, ExperimentConfig config, Layers layers)
    {
        string[] names = [.. config.Segments.Select(segment => segment.Name)];
        byte[] numbers = rows.Column<byte>(column, text => (byte)(Array.IndexOf(names, NormalForm.Compose(text)) + 1), "a word");
        foreach (string name in names.Where((_, place) => !numbers.Contains((byte)(place + 1))))
        {
            layers.Refuse(
                layers.Written["segments"]![name]!,
                $"no member has \"{Quotation.Escape(name)}\" in the column \"{Quotation.Escape(column)}\"; "
                + "write the word as the column has it, or delete the segment.");
        }

        return numbers;
    }

    private static bool? ToLurker(string text) => Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
        : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
        : null;

    private static float? ToTrust(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float trust) && trust is >= 0 and <= 1 ? trust : null;

    private static void CheckTargets(ExperimentConfig config, Layers layers)
    {
        string[] known = [.. Target.Words, .. config.Segments.Select(segment => segment.Name)];
        void Check(object value, SourceNode? place)
        {
            if (value is Target { Segment: { } name } && !known.Contains(name))
            {
                layers.Refuse(place ?? layers.Written,
                    $"found \"{Quotation.Escape(name)}\"; allowed is {Quotation.Escape(string.Join(" | ", known))}, "
                    + $"where other words than the first three name segments.{Nearest.Hint(name, known)}");
            }
        }

        foreach (string path in (string[])["brand.pitchTarget", "brand.bondTarget"])
        {
            SourceNode? swept = layers.Written["sweep"]?[path];
            Check(config.Values.GetValueOrDefault(path, ""), layers.Find(path));
            foreach ((object value, int at) in (config.Sweep.FirstOrDefault(axis => axis.Path == path)?.Values ?? []).Select((value, at) => (value, at)))
            {
                Check(value, swept?.Children.ElementAtOrDefault(at).Value ?? swept);
            }

            foreach ((StrategyConfig brand, SourceNode place) in config.Strategies.Zip(layers.Written["strategies"]!.Children)
                .SelectMany(pair => pair.First.Brands.Zip(StrategyFile.PlacesOfBrands(pair.Second.Value))))
            {
                Check(brand.Brand.GetValueOrDefault(path, ""), place["brand"]?[path["brand.".Length..]]);
            }

            Check(config.History?.Brand.Brand.GetValueOrDefault(path, "") ?? "", layers.Find("history." + path));
        }
    }
}

using System.IO.Compression;
using System.Text;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Tests.Experiments.Fuzz;

/// <summary>Small valid files that between them say everything that can be said.</summary>
internal static class ValidFiles
{
    /// <summary>A list of ties in each usual form.</summary>
    public static IReadOnlyList<string> Networks { get; } =
    [
        "source,target\n" + Ring(20, ","),
        "# a ring, written both ways\n\n" + Ring(8, ";") + "\n" + string.Join("\n", Ring(8, ";").Split('\n').Select(tie => string.Join(';', tie.Split(';').Reverse()))),
        "\"from\"\t\"to\"\t\"weight\"\r\n" + string.Join("\r\n", Ring(12, "\t").Split('\n').Select((tie, i) => $"{tie}\t{i}.5")),
        Ring(30, " ") + "\n" + Ring(5, " , "),
        "0,1\n0,2\n0,3\n2,3",
    ];

    /// <summary>Experiments: every key, kind of network, kind of sweep, and a file of all parameters. One more is one more line here.</summary>
    public static IReadOnlyList<string> Experiments { get; } =
    [
        "{}",
        """{ "days": 6, "replicates": 2, "seed": 7, "horizons": [3, 6], "community": { "members": 20 }, "sweep": { "member.lossAversion": [1, 2.25], "community.network.kind": ["groups", "smallWorld", "complete"] } }""",
        """{ "days": 5, "replicates": 1, "community": { "members": 15 }, "sweep": { "community.turnover": { "from": 0, "to": 0.2, "steps": 3 }, "brand.skill": [0, 0.5, 1] } }""",
        """
        {
          // A file with comments, and commas where lists end.
          "$schema": "schema.json",
          "title": "Größe, \"λ\" & <more>", "question": "Help first?",
          "days": 10, "replicates": 2, "seed": 18446744073709551615, "keep": "horizons",
          "community": { "members": 25, "turnover": 0.01, "network": { "kind": "groups", "groupSize": 5, "tiesInside": 3, "tiesOutside": 1.5 } },
          "brand": { "skill": 0.7, },
          /* Shares, a schedule
             and a brand of its own. */
          "strategies": {
            "help first": { "solve": 0.5, "brand": { "consistency": 0.8 }, "schedule": [{ "fromDay": 4, "pitch": 0.25, "bond": 0.75 }, { "fromDay": 8 }] },
            "ask": { "pitch": 1 },
            "absent": {},
          },
          "baseline": "ask", "challenger": "help first",
        }
        """,
        """
        { "days": 9, "replicates": 2, "community": { "members": 25, "network": { "groupSize": 5, "tiesInside": 3 } },
          "strategies": {
            "duel": { "solve": 0.8, "rival": { "pitch": 1, "brand": { "offer": 2 }, "schedule": [{ "fromDay": 5, "bond": 1 }] } },
            "managed": {
              "brand": { "holdOut": 0.4 },
              "manager": { "by": "lift", "every": 2, "options": [{ "name": "convert", "pitch": 1 }, { "name": "leave" }] },
              "rival": { "manager": { "by": "theatre", "options": [{ "name": "help", "solve": 0.5, "bond": 0.5 }] } } } } }
        """,
        """{ "days": 4, "replicates": 2, "community": { "members": 12, "network": { "kind": "smallWorld", "degree": 4, "rewiring": 0.2 } } }""",
        """{ "days": 4, "replicates": 2, "community": { "members": 12, "network": { "kind": "scaleFree", "tiesPerNewcomer": 2 } } }""",
        """{ "days": 4, "replicates": 2, "community": { "members": 12, "network": { "kind": "random", "meanDegree": 3.5 } } }""",
        """{ "days": 4, "replicates": 2, "community": { "members": 12, "network": { "kind": "complete" } } }""",
        """{ "days": 4, "replicates": { "precision": 0.1, "of": "reach", "atLeast": 2, "atMost": 6 }, "keep": "daily", "community": { "members": 12 } }""",
        """{ "days": 4, "replicates": 2, "community": { "network": { "kind": "file", "path": "ties0.csv" } } }""",
        """{ "days": 4, "replicates": 1, "community": { "network": { "kind": "file" } }, "sweep": { "community.network.path": ["ties1.csv", "ties2.csv.gz"] } }""",
        AllParameters(),
    ];

    /// <summary>A folder with the networks that the experiments name.</summary>
    public static TestFolder Folder()
    {
        TestFolder folder = new();
        for (int i = 0; i < Networks.Count; i++)
        {
            folder.Write($"ties{i}.csv", Networks[i]);
            File.WriteAllBytes(folder[$"ties{i}.csv.gz"], Gzip(Encoding.UTF8.GetBytes(Networks[i])));
        }

        return folder;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static string Ring(int members, string separator) =>
        string.Join('\n', Enumerable.Range(0, members).Select(member => $"{member}{separator}{(member + 1) % members}"));

    private static string AllParameters()
    {
        using TestFolder folder = new();
        return ConfigWriter.Write(ExperimentReader.Read(folder.Write("all.json", """{ "days": 5, "replicates": 1, "community": { "members": 20 } }"""), []));
    }
}

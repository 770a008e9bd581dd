using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CommunitySim.Tests.Cli;

/// <summary>The program gives the same bytes whatever vector instructions it may use, and on however many threads.</summary>
internal sealed class SameBitsTests
{
    // With the width that is left at most. Earlier versions of .NET called the first EnableAVX512F.
    private static readonly (string? Setting, int Width)[] Instructions = [(null, 16), ("DOTNET_EnableAVX512", 8), ("DOTNET_EnableAVX2", 4), ("DOTNET_EnableHWIntrinsic", 1)];

    /// <summary>Members fill two cohorts, the second in part; a single world is shared by all threads, member by member.</summary>
    private static readonly (string Kinds, int Replicates)[] Experiments = [("[\"groups\"]", 2), ("[\"groups\", \"scaleFree\", \"complete\"]", 1)];

    [Test]
    public void Results_do_not_depend_on_instructions_or_threads()
    {
        using TestFolder folder = new();
        string[] files = [.. Experiments.Select(of => folder.Write($"worlds-{of.Replicates}.json", $$"""
            { "days": 30, "replicates": {{of.Replicates}}, "community": { "members": 1500 }, "sweep": { "community.network.kind": {{of.Kinds}} }, "brand": { "hoursPerThousandMembers": 20 },
              "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 }, "mix": { "pitch": 0.3, "solve": 0.4, "bond": 0.3 } } }
            """))];
        Dictionary<string, IReadOnlyDictionary<string, string>> expected = new(StringComparer.Ordinal);
        foreach ((string? setting, int width) in Instructions)
        {
            // The narrower instructions with one number of threads each: what they change and what threads change do not meet.
            foreach (int threads in setting is null ? (int[])[1, 2, 7] : [width switch { 8 => 2, 4 => 7, _ => 1 }])
            {
                using (Process process = Program.StartWithout(setting, ["run", .. files, "--out", folder["out"], "--threads", $"{threads}", "--quiet"]))
                {
                    Assert.That(process.Finish(), Is.EqualTo((0, "")));
                }

                foreach (string place in Directory.GetDirectories(folder["out"]))
                {
                    JsonNode machine = JsonNode.Parse(File.ReadAllText(Path.Combine(place, "manifest.json")))!["machine"]!;
                    Assert.That((int)machine["membersAtOnce"]!, Is.LessThanOrEqualTo(width), "the setting is heeded");
                    IReadOnlyDictionary<string, string> found = Command.Bytes(place);
                    expected.TryAdd(Path.GetFileName(place), found);
                    Assert.That(found, Is.EqualTo(expected[Path.GetFileName(place)]), $"{place}: {setting}, {threads} threads");
                }

                Assert.That(expected, Has.Count.EqualTo(Experiments.Length));
                Directory.Delete(folder["out"], recursive: true);
            }
        }
    }
}

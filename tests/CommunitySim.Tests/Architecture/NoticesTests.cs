using System.Text.Json;

namespace CommunitySim.Tests.Architecture;

/// <summary>The notices of other people's work name what ships, in its version, and give the terms.</summary>
internal sealed class NoticesTests
{
    /// <summary>Packages that look at the code as it is built, and do not ship.</summary>
    private static readonly string[] Tools = ["Meziantou.Analyzer"];

    private static readonly string Notices = File.ReadAllText(Path.Combine(Repository.Root, "src/THIRD-PARTY-NOTICES.md"));

    [Test]
    public void All_packages_that_the_program_brings_are_named_and_no_others()
    {
        JsonElement frameworks = Read("src/CommunitySim.Cli/packages.lock.json").GetProperty("dependencies");
        string[] shipped = [.. frameworks.EnumerateObject().Single().Value.EnumerateObject()
            .Where(package => package.Value.GetProperty("type").GetString() != "Project" && !Tools.Contains(package.Name, StringComparer.Ordinal))
            .Select(package => $"{package.Name} {package.Value.GetProperty("resolved")}")];

        Assert.That(Rows("## NuGet packages").Select(row => $"{row[0]} {row[1]}"), Is.EquivalentTo(shipped));
    }

    [Test]
    public void All_libraries_of_the_page_are_named_with_their_licence_and_no_others()
    {
        string[] shipped = [.. Read("src/CommunitySim.Lecture/package-lock.json").GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Length > 0 && !package.Value.TryGetProperty("dev", out _) && !package.Value.TryGetProperty("peer", out _))
            .Select(package => $"{package.Name["node_modules/".Length..]} {package.Value.GetProperty("version")} {package.Value.GetProperty("license")}")];

        Assert.That(Rows("## npm packages").Select(row => $"{row[0]} {row[1]} {row[2]}"), Is.EquivalentTo(shipped));
    }

    [TestCase("## MIT", "Permission is hereby granted, free of charge")]
    [TestCase("## Apache-2.0", "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION")]
    [TestCase("## BSD-3-Clause", "Redistribution and use in source and binary forms")]
    [TestCase("## SQLite", "Public Domain")]
    [TestCase("## Direction numbers", "Copyright (c) 2008, Frances Y. Kuo and Stephen Joe")]
    [TestCase("## SIL Open Font License 1.1", "PERMISSION & CONDITIONS")]
    public void The_terms_stand_below(string heading, string words) => Assert.That(Section(heading), Does.Contain(words));

    [Test]
    public void Every_licence_that_is_named_has_its_terms() => Assert.That(
        Rows("## NuGet packages").Concat(Rows("## npm packages")).Select(row => row[2]).Distinct(StringComparer.Ordinal),
        Is.EquivalentTo(new[] { "MIT", "Apache-2.0", "BSD-3-Clause", "public domain" }));

    [TestCase("LICENSE")]
    [TestCase("THIRD-PARTY-NOTICES.md")]
    public void The_terms_lie_beside_the_program(string file) =>
        Assert.That(File.Exists(Path.Combine(Path.GetDirectoryName(typeof(CommunitySim.Cli.CommandLine).Assembly.Location)!, file)), Is.True);

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, file))).RootElement;

    private static IEnumerable<string[]> Rows(string heading) =>
        Section(heading).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2).Select(line => line.Trim('|', ' ').Split(" | "));

    private static string Section(string heading) => Notices.Split($"\n{heading}\n")[1].Split("\n## ")[0];
}

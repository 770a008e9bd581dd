using CommunitySim.Charts;
using CommunitySim.Cli;

namespace CommunitySim.Tests.Cli;

/// <summary>The command communitysim, said within the tests' own process.</summary>
internal static class Command
{
    /// <summary>Says a command line.</summary>
    public static (int Code, string Output, string Error) Say(params string[] words)
    {
        using StringWriter output = new(), error = new();
        return (CommandLine.Run(words, output, error), output.ToString(), error.ToString());
    }

    /// <summary>Runs an experiment into OUT/NAME and returns that folder.</summary>
    public static string Run(TestFolder folder, string text, params string[] more)
    {
        (int code, _, string error) = Say(["run", folder.Write("mine.json", text), "--out", folder["out"], "--quiet", .. more]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        return folder["out/mine"];
    }

    /// <summary>The same without pictures, which cost most of a small run.</summary>
    public static string RunWithoutCharts(TestFolder folder, string text, params string[] more)
    {
        (int code, _, string error) = SayWithoutCharts(["run", folder.Write("mine.json", text), "--out", folder["out"], "--quiet", .. more]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        return folder["out/mine"];
    }

    /// <summary>Says a command line to a program that draws nothing.</summary>
    public static (int Code, string Output, string Error) SayWithoutCharts(params string[] words)
    {
        using StringWriter output = new(), error = new();
        return (CommandLine.Run(words, new ChartSet(_ => []), output, error), output.ToString(), error.ToString());
    }

    /// <summary>The bytes of every result file of a folder by name, without what belongs to the machine or the clock.</summary>
    public static IReadOnlyDictionary<string, string> Bytes(string place) => Directory
        .EnumerateFiles(place, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(place, file))
        .Where(name => !name.EndsWith(".png", StringComparison.Ordinal) && name is not ("results.lock" or "preregistration.json"))
        .Order(StringComparer.Ordinal)
        .ToDictionary(name => name, name => name == "manifest.json" ? File.ReadAllText(Path.Combine(place, name)).Split("\"machine\"")[0] : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(place, name)))), StringComparer.Ordinal);
}

using System.Text.Json.Nodes;
using CommunitySim.Tests.Architecture;

namespace CommunitySim.Tests.Lecture;

/// <summary>The answers of all scenes as results/lecture.html keeps them; SceneTests holds them to those computed today.</summary>
internal static class KeptLecture
{
    private const string Begin = "<script type=\"application/json\" id=\"data\">", End = "</script>";

    /// <summary>The answer of each scene by its id.</summary>
    public static JsonObject Answers { get; } = Read();

    private static JsonObject Read()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "results", "lecture.html"));
        string data = page[(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..];
        return JsonNode.Parse(data[..data.IndexOf(End, StringComparison.Ordinal)])!["answers"]!.AsObject();
    }
}

using System.Text;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Deck;
using CommunitySim.Lecture.Scenes;

namespace CommunitySim.Cli;

/// <summary>A kind of file that the lecture is written to; the extension of the name chooses it.</summary>
/// <param name="Mark">What the start of such a file of this program contains.</param>
/// <param name="Holds">What it holds, with its number.</param>
/// <param name="Opens">What opens it.</param>
/// <param name="Write">Computes it, given a language, a number of threads, and whom to tell of each finished scene.</param>
internal sealed record LectureFile(
    string Mark, string Holds, string Opens, Func<string?, int, Action<string>, byte[]> Write)
{
    private const string UsualLanguage = "en";

    private static readonly string Scenes = $"{SceneExport.Ids.Count} scenes, ";

    private static readonly LectureFile Page = new(
        SceneExport.Mark, Scenes, "It opens in any browser and needs nothing else.",
        (language, threads, finished) => Encoding.UTF8.GetBytes(SceneExport.Page(SceneExport.Ids, threads, finished, language)));

    private static readonly LectureFile Slides = new(
        DeckExport.Mark, Scenes, "It opens in PowerPoint, LibreOffice and Keynote; the notes say what to tell.",
        (language, threads, finished) => DeckExport.Write(SceneExport.Ids, language ?? UsualLanguage, threads, finished));

    private static readonly LectureFile Film = new(
        DeckExport.FilmMark, "a year of the group, ", "It moves in any browser, and in slides.",
        (language, _, _) => DeckExport.Film(language ?? UsualLanguage));

    /// <summary>The kind of a file; a page unless its name says otherwise.</summary>
    public static LectureFile Of(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".PPTX" => Slides,
        ".GIF" => Film,
        _ => Page,
    };

    /// <summary>Refuses to replace a file that this command did not write.</summary>
    /// <exception cref="InputException">The file exists and is another's.</exception>
    public void Refuse(string file, bool force) => OwnFiles.Refuse(file, Mark, force);
}

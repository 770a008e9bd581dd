using CommunitySim.Lecture.Deck;
using CommunitySim.Lecture.Server;
using CommunitySim.Tests.Cli;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CommunitySim.Tests.Lecture;

/// <summary>The slides of the lecture, read by the library that knows the format.</summary>
internal sealed class DeckTests
{
    private static readonly Lazy<byte[]> English = new(() => DeckExport.Write(["C6"], "en", 2, _ => { }));

    [Test]
    public void Nothing_is_wrong_with_the_form()
    {
        using PresentationDocument deck = PresentationDocument.Open(new MemoryStream(English.Value), isEditable: false);

        Assert.That(new OpenXmlValidator().Validate(deck).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"), Is.Empty);
    }

    [Test]
    public void The_same_scenes_give_the_same_bytes_on_any_number_of_threads() =>
        Assert.That(DeckExport.Write(["C6"], "en", 1, _ => { }), Is.EqualTo(English.Value));

    [Test]
    public void A_scene_has_a_question_an_answer_and_a_picture_and_each_slide_has_notes()
    {
        using PresentationDocument deck = PresentationDocument.Open(new MemoryStream(English.Value), isEditable: false);
        SlidePart[] slides = [.. deck.PresentationPart!.Presentation!.SlideIdList!.Elements<DocumentFormat.OpenXml.Presentation.SlideId>().Select(id => (SlidePart)deck.PresentationPart.GetPartById(id.RelationshipId!))];
        string[] words = [.. slides.Select(slide => slide.Slide!.InnerText)];

        Assert.That(slides, Has.Length.EqualTo(3 + 3 + 2));
        Assert.That(slides.Select(slide => slide.NotesSlidePart!.NotesSlide!.InnerText.Length), Is.All.GreaterThan(60));
        Assert.That(slides.SelectMany(slide => slide.ImageParts).Select(image => image.ContentType), Is.EquivalentTo(new[] { "image/gif", "image/png" }));
        Assert.That(words[3], Does.Contain(PageTexts.In("en")["scenes", "all", "C6", "ask"]));
        Assert.That(words[4], Does.Contain("%").And.Contain(PageTexts.In("en")["scenes", "all", "C6", "columns", "0"]));
        Assert.That(slides[4].NotesSlidePart!.NotesSlide!.InnerText, Does.Contain("95% interval").And.Contain("refuted if").And.Contain("worlds of"));
    }

    [Test]
    public void Slides_are_German_where_German_is_asked_for()
    {
        using PresentationDocument deck = PresentationDocument.Open(new MemoryStream(DeckExport.Write([], "de", 1, _ => { })), isEditable: false);
        string words = string.Concat(deck.PresentationPart!.SlideParts.Select(slide => slide.Slide!.InnerText));

        Assert.That(words, Does.Contain("Was das Modell nicht sagen kann").And.Not.Contain("What the model"));
    }

    [Test]
    public void A_language_without_words_is_refused()
    {
        using TestFolder folder = new();
        (int code, _, string error) = Command.Say("lecture", "--export", folder["deck.pptx"], "--language", "xx");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("--language").And.Contain("en").And.Not.Contain("bug"));
    }

    [Test]
    public void The_film_is_a_small_moving_picture_that_the_command_may_replace()
    {
        using TestFolder folder = new();
        (int first, _, string error) = Command.Say("lecture", "--export", folder["group.gif"]);
        (int second, _, _) = Command.Say("lecture", "--export", folder["group.gif"]);

        Assert.That((first, second), Is.EqualTo((0, 0)), error);
        Assert.That(new FileInfo(folder["group.gif"]).Length, Is.InRange(50_000, 1_500_000));
    }
}

using System.IO.Compression;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CommunitySim.Lecture.Server;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace CommunitySim.Lecture.Deck;

/// <summary>Writes slides as a presentation (ECMA-376, 2016). The same slides give the same bytes: dates are fixed and parts are in order.</summary>
internal static class Presentation
{
    /// <summary>Marks a presentation of this program.</summary>
    public const string Mark = "<dc:creator>CommunitySim</dc:creator>";

    private const string Types = "[Content_Types].xml", Properties = "docProps/core.xml";

    private const uint FirstSlide = 256;

    private static readonly DateTime Date = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly XNamespace P = "http://schemas.openxmlformats.org/presentationml/2006/main",
        R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Newer = "http://schemas.microsoft.com/office/powerpoint/2010/main";

    /// <summary>Writes the slides.</summary>
    /// <param name="slides">At least one slide.</param>
    /// <param name="title">The title of the file.</param>
    /// <param name="language">The language of its words.</param>
    public static byte[] Write(IReadOnlyList<Slide> slides, string title, string language)
    {
        using MemoryStream file = new();
        using (PresentationDocument document = PresentationDocument.Create(file, PresentationDocumentType.Presentation))
        {
            PresentationPart presentation = document.AddPresentationPart();
            Fill(presentation, slides, language);
            using MemoryStream properties = new(Encoding.UTF8.GetBytes(PropertiesOf(title, language)));
            CoreFilePropertiesPart core = document.AddCoreFilePropertiesPart();
            core.FeedData(properties);

            // The library draws lots for these two.
            document.ChangeIdOfPart(presentation, "rId1");
            document.ChangeIdOfPart(core, "rId2");
        }

        return Repacked(file.ToArray());
    }

    private static string PropertiesOf(string title, string language) => $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{Mark}<dc:title>{SecurityElement.Escape(title)}</dc:title><dc:language>{language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{Date:yyyy-MM-dd'T'HH:mm:ss'Z'}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{Date:yyyy-MM-dd'T'HH:mm:ss'Z'}</dcterms:modified></cp:coreProperties>
        """;

    private static void Fill(PresentationPart presentation, IReadOnlyList<Slide> slides, string language)
    {
        SlideMasterPart master = presentation.AddNewPart<SlideMasterPart>("rId1");
        SlideLayoutPart layout = master.AddNewPart<SlideLayoutPart>("rId1");
        Feed(layout, "layout");
        layout.AddPart(master, "rId1");
        Feed(master.AddNewPart<ThemePart>("rId2"), "theme");
        Feed(master, "master");
        NotesMasterPart notesMaster = presentation.AddNewPart<NotesMasterPart>("rId2");
        Feed(notesMaster.AddNewPart<ThemePart>("rId1"), "theme");
        Feed(notesMaster, "notes-master");
        foreach ((int at, Slide slide) in slides.Index())
        {
            SlidePart part = presentation.AddNewPart<SlidePart>($"rId{at + 3}");
            part.AddPart(layout, "rId1");
            NotesSlidePart notes = part.AddNewPart<NotesSlidePart>("rId2");
            notes.AddPart(notesMaster, "rId1");
            notes.AddPart(part, "rId2");
            Feed(notes, SlideXml.Notes(slide, language));
            if (slide.Picture is { } picture)
            {
                using MemoryStream bytes = new(picture.Bytes);
                part.AddImagePart(picture.IsMoving ? ImagePartType.Gif : ImagePartType.Png, SlideXml.PictureRelation).FeedData(bytes);
            }

            Feed(part, SlideXml.Of(slide, language));
        }

        Feed(presentation, Root(slides));
    }

    private static XDocument Root(IReadOnlyList<Slide> slides) => new(new XElement(
        P + "presentation",
        new XAttribute(XNamespace.Xmlns + "p", P), new XAttribute(XNamespace.Xmlns + "r", R),
        new XElement(P + "sldMasterIdLst", new XElement(P + "sldMasterId", new XAttribute("id", 2147483648U), new XAttribute(R + "id", "rId1"))),
        new XElement(P + "notesMasterIdLst", new XElement(P + "notesMasterId", new XAttribute(R + "id", "rId2"))),
        new XElement(P + "sldIdLst", slides.Select((_, at) => new XElement(
            P + "sldId", new XAttribute("id", FirstSlide + at), new XAttribute(R + "id", $"rId{at + 3}")))),
        new XElement(P + "sldSz", new XAttribute("cx", SlideXml.Width), new XAttribute("cy", SlideXml.Height)),
        new XElement(P + "notesSz", new XAttribute("cx", 6858000), new XAttribute("cy", 9144000)),
        new XElement(P + "extLst", new XElement(
            P + "ext", new XAttribute("uri", "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"), Sections(slides)))));

    private static XElement Sections(IReadOnlyList<Slide> slides)
    {
        XElement list = new(Newer + "sectionLst", new XAttribute(XNamespace.Xmlns + "p14", Newer));
        foreach ((int at, Slide slide) in slides.Index())
        {
            if (slide.Section is { } name)
            {
                list.Add(new XElement(
                    Newer + "section", new XAttribute("name", name), new XAttribute("id", IdOf(name)), new XElement(Newer + "sldIdLst")));
            }

            list.Elements().Last().Elements().Single().Add(new XElement(Newer + "sldId", new XAttribute("id", FirstSlide + at)));
        }

        return list;
    }

    private static string IdOf(string name) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]).ToString("B").ToUpperInvariant();

    private static void Feed(OpenXmlPart part, string resource)
    {
        using MemoryStream bytes = new(PageFiles.Resource($"deck/{resource}.xml"));
        part.FeedData(bytes);
    }

    private static void Feed(OpenXmlPart part, XDocument document)
    {
        using MemoryStream bytes = new();
        document.Save(bytes, SaveOptions.DisableFormatting);
        bytes.Position = 0;
        part.FeedData(bytes);
    }

    /// <summary>The same parts in order of name with a fixed date; the list of types is first, and then the mark in the clear.</summary>
    private static byte[] Repacked(byte[] package)
    {
        using MemoryStream result = new();
        using (ZipArchive from = new(new MemoryStream(package)), to = new(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in from.Entries
                .OrderBy(entry => entry.FullName != Types)
                .ThenBy(entry => entry.FullName != Properties)
                .ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                bool isClear = entry.FullName == Properties;
                ZipArchiveEntry copy = to.CreateEntry(entry.FullName, isClear ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                copy.LastWriteTime = new DateTimeOffset(Date);
                using Stream read = entry.Open(), write = copy.Open();
                read.CopyTo(write);
            }
        }

        return result.ToArray();
    }
}

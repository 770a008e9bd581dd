using System.Buffers.Binary;
using CommunitySim.Charts.Renderers;

namespace CommunitySim.Tests.Charts;

public sealed class PngConverterTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() =>
        _folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, $"png-{Guid.NewGuid():N}")).FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_figure_becomes_a_picture_1600_pixels_wide_beside_it()
    {
        RequireProgram();
        var svg = new SvgRenderer().Draw(Figures.Of(Figures.Panel()), _folder)[0];
        var png = PngConverter.Convert(svg);
        Assert.That(png, Is.EqualTo(Path.ChangeExtension(svg, ".png")));
        // A PNG says its width in bytes 16 to 19.
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(png).AsSpan(16, 4)), Is.EqualTo(1600));
    }

    [Test]
    public void A_file_that_is_no_picture_is_named()
    {
        RequireProgram();
        var broken = Path.Combine(_folder, "broken.svg");
        File.WriteAllText(broken, "<svg");
        Assert.That(() => PngConverter.Convert(broken), Throws.InvalidOperationException.With.Message.Contains("broken.svg").And.Message.Contains("exit code"));
    }

    [Test]
    public void A_missing_file_is_named() =>
        Assert.That(() => PngConverter.Convert(Path.Combine(_folder, "none.svg")), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("none.svg"));

    [Test]
    public void The_user_is_told_which_program_is_missing() => Assert.That(PngConverter.WhyNot, Does.Contain(PngConverter.Program).And.Not.Contain("\n"));

    private static void RequireProgram()
    {
        if (!PngConverter.IsAvailable)
        {
            Assert.Ignore(PngConverter.WhyNot);
        }
    }
}

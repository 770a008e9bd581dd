using CommunitySim.Charts;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Charts.Recipes;
using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Cli;

/// <summary>communitysim report --board: a result on two pages, its tables as a workbook, its charts as slides.</summary>
internal static class BoardCommand
{
    private const string PdfName = "board.pdf", WorkbookName = "tables.xlsx", SlideFolder = "slides", Mark = "%PDF-";

    // What a board asks first: who is best under doubt, then what drives it, then money over time.
    private static readonly string[] Preferred = [DecisionRegret.Name, "tornado", "value"];

    /// <summary>Writes a folder for each result, with a PDF, slides and, on request, a workbook.</summary>
    /// <returns>The exit code.</returns>
    public static int Execute(
        IReadOnlyList<string> places, string parent, bool workbook, bool force, ChartSet charts, TextWriter output, TextWriter error)
    {
        if (Picture.WhyNot is { } why)
        {
            throw new InputException(parent, "", why);
        }

        int worst = ExitCode.Done;
        foreach (string place in ResultPlaces.Among(places, output))
        {
            using ResultFolder folder = ResultFolder.Open(place, writes: false);
            using ExperimentResult result = ResultFolder.Load(place);
            ExperimentAnalysis analysis = new(result);
            Drawings drawings = charts.Figures(analysis);
            string target = Path.Combine(parent, result.Config.Name), pdf = Path.Combine(target, PdfName);
            OwnFiles.Refuse(pdf, Mark, force);
            Directory.CreateDirectory(Path.Combine(target, SlideFolder));
            using (FileStream file = File.Create(pdf))
            {
                BoardPage.Write(BoardPack.Of(analysis.Shown, ProgramBuild.Version), Chosen(drawings.Figures), file);
            }

            foreach (Figure figure in drawings.Figures)
            {
                File.WriteAllBytes(Path.Combine(target, SlideFolder, $"{figure.Name}.png"), BoardPage.Slide(figure));
            }

            if (workbook)
            {
                Workbook.Write(place, Path.Combine(target, WorkbookName)).GetAwaiter().GetResult();
            }

            output.WriteLine(
                $"{target}: {PdfName} (two pages), {drawings.Figures.Count} slides of {BoardPage.SlideWidth} × {BoardPage.SlideHeight}"
                + $"{(workbook ? $", {WorkbookName}" : "")}.");
            worst = Math.Max(worst, FailedDrawings.Tell(target, drawings.NotDrawn, error));
        }

        return worst;
    }

    private static Figure[] Chosen(IReadOnlyList<Figure> figures) =>
        [.. figures.OrderBy(figure => Array.IndexOf(Preferred, figure.Name) is >= 0 and var place ? place : Preferred.Length).Take(3)];
}

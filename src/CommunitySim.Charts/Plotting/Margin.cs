using ScottPlot;

namespace CommunitySim.Charts.Plotting;

/// <summary>Words at one side of a plot. ScottPlot's layout keeps the room that they ask for, or more where a neighbouring panel needs it.</summary>
internal sealed class Margin : ScottPlot.Panels.PanelBase
{
    private readonly Func<double> _room;
    private readonly Action<Frame, float, float> _write;

    /// <param name="edge">At which side.</param>
    /// <param name="room">Room wanted, in pixels.</param>
    /// <param name="write">Writes the words, given where the plot lies, how far from it they begin, and how much room there is.</param>
    public Margin(Edge edge, Func<double> room, Action<Frame, float, float> write)
    {
        (Edge, _room, _write) = (edge, room, write);
    }

    /// <summary>Where the plot lies; null before that is known, when nothing is written.</summary>
    public Frame? Frame { get; set; }

    public override float Measure(Paint paint) => (float)_room();

    public override void Render(RenderPack rp, float size, float offset)
    {
        if (Frame is not null)
        {
            _write(Frame, offset, size);
        }
    }

    /// <summary>Gives the margins of neighbouring plots, in turn, the room that the largest of each wants, so that the plots align.</summary>
    /// <param name="plots">The margins at one side of each plot, as many of each.</param>
    /// <param name="most">So much room is given to all together, in pixels.</param>
    /// <returns>The room of all together, in pixels.</returns>
    public static double Align(IReadOnlyList<IReadOnlyList<Margin>> plots, double most = double.PositiveInfinity)
    {
        double sum = 0;
        for (int index = 0; index < plots[0].Count; index++)
        {
            double room = Math.Min(most - sum, plots.Max(margins => margins[index]._room()));
            foreach (IReadOnlyList<Margin> margins in plots)
            {
                margins[index].LockSize((float)room);
            }

            sum += room;
        }

        return sum;
    }
}

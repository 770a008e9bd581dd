using ScottPlot;

namespace CommunitySim.Charts.Plotting;

/// <summary>The labels at one side of a plot. ScottPlot's layout reserves their room, or more if a neighbouring panel needs it.</summary>
internal sealed class Margin : ScottPlot.Panels.PanelBase
{
    private readonly Func<double> _room;
    private readonly Action<Frame, float, float> _write;

    /// <param name="edge">The side.</param>
    /// <param name="room">The room needed, in pixels.</param>
    /// <param name="write">Writes the labels, given the plot's place, the distance from it, and the room.</param>
    public Margin(Edge edge, Func<double> room, Action<Frame, float, float> write)
    {
        (Edge, _room, _write) = (edge, room, write);
    }

    /// <summary>The place of the plot; null before it is known, when nothing is written.</summary>
    public Frame? Frame { get; set; }

    public override float Measure(Paint paint) => (float)_room();

    public override void Render(RenderPack rp, float size, float offset)
    {
        if (Frame is not null)
        {
            _write(Frame, offset, size);
        }
    }

    /// <summary>Gives each margin the room of the largest among the neighbouring plots, so that the plots align.</summary>
    /// <param name="plots">The margins at one side of each plot, equally many per plot.</param>
    /// <param name="most">The most room for all together, in pixels.</param>
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

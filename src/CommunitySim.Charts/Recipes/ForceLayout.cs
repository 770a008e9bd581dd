using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Running;
using CommunitySim.Networks;

namespace CommunitySim.Charts.Recipes;

/// <summary>
/// Computes places for the members of a network. Members push each other away as k²/d, ties pull as d²/k, and steps get shorter
/// as the layout cools (Fruchterman and Reingold 1991). Nothing is random: members start on an even, low-discrepancy cover of
/// the picture (Roberts 2018), so the same network gives the same places.
/// </summary>
/// <remarks>
/// A weak pull to the middle replaces the walls of the original. Parts without ties to the rest then stay near, and do not line
/// up at the edge.
/// </remarks>
public static class ForceLayout
{
    private const int UsualRounds = 300;
    private const double PullToMiddle = 0.06;

    /// <summary>
    /// A place for each member, from 0 to <paramref name="width"/> and from 0 to 1, reaching all four edges where there are two
    /// members or more.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="width">Width of the picture, above 0; its height is 1.</param>
    /// <param name="rounds">Steps of each member, at least 1; the time taken grows with them and with the square of the members.</param>
    public static Spot[] Of(SocialNetwork network, double width, int rounds = UsualRounds)
    {
        int members = network.Members;
        (double[] x, double[] y) = Start(members, width);
        (double[] dx, double[] dy) = (new double[members], new double[members]);
        double k = Math.Sqrt(width / Math.Max(1, members));
        Tie[] ties = [.. NetworkSnapshots.TiesOf(network)];
        for (int round = 0; round < rounds; round++)
        {
            Array.Clear(dx);
            Array.Clear(dy);
            Push(x, y, dx, dy, k);
            Pull(ties, x, y, dx, dy, k);
            double warmth = 0.1 * width * (1 - ((double)round / rounds));
            for (int member = 0; member < members; member++)
            {
                dx[member] -= PullToMiddle * (x[member] - (width / 2)) / k;
                dy[member] -= PullToMiddle * (y[member] - 0.5) / k;
                double length = Math.Sqrt((dx[member] * dx[member]) + (dy[member] * dy[member]));
                double step = length > 0 ? Math.Min(length, warmth) / length : 0;
                (x[member], y[member]) = (x[member] + (dx[member] * step), y[member] + (dy[member] * step));
            }
        }

        Fit(x, width);
        Fit(y, 1);
        return [.. x.Zip(y, (across, up) => new Spot(across, up))];
    }

    private static (double[] X, double[] Y) Start(int members, double width)
    {
        // Powers of the plastic number's inverse: the additive sequence that covers a square most evenly.
        const double A = 0.7548776662466927, B = 0.5698402909980532;
        double[] x = new double[members], y = new double[members];
        for (int member = 0; member < members; member++)
        {
            (x[member], y[member]) = (((member + 0.5) * A % 1) * width, (member + 0.5) * B % 1);
        }

        return (x, y);
    }

    private static void Push(double[] x, double[] y, double[] dx, double[] dy, double k)
    {
        for (int one = 0; one < x.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                double across = x[one] - x[other], up = y[one] - y[other];
                double force = k * k / Math.Max((across * across) + (up * up), 1e-9);
                (dx[one], dy[one]) = (dx[one] + (across * force), dy[one] + (up * force));
                (dx[other], dy[other]) = (dx[other] - (across * force), dy[other] - (up * force));
            }
        }
    }

    private static void Pull(Tie[] ties, double[] x, double[] y, double[] dx, double[] dy, double k)
    {
        foreach (Tie tie in ties)
        {
            double across = x[tie.A] - x[tie.B], up = y[tie.A] - y[tie.B];
            double force = Math.Sqrt((across * across) + (up * up)) / k;
            (dx[tie.A], dy[tie.A]) = (dx[tie.A] - (across * force), dy[tie.A] - (up * force));
            (dx[tie.B], dy[tie.B]) = (dx[tie.B] + (across * force), dy[tie.B] + (up * force));
        }
    }

    private static void Fit(double[] places, double length)
    {
        double low = places.DefaultIfEmpty().Min(), high = places.DefaultIfEmpty().Max();
        for (int place = 0; place < places.Length; place++)
        {
            places[place] = high > low ? (places[place] - low) / (high - low) * length : length / 2;
        }
    }
}

namespace CommunitySim.Charts.Renderers;

/// <summary>
/// Lanes over a panel for the labels of vertical lines. A label stands right of its line where that fits, else left of it, or
/// over it; it covers neither another label nor another line on its way up.
/// </summary>
internal sealed class MarkerLanes
{
    private const double Space = 9;

    // So many labels are tried in all combinations; nobody reads more of them.
    private const int Most = 6;

    private readonly IReadOnlyList<(double X, double Width)> _lines;
    private readonly (int Lane, double Left)[] _placed;
    private readonly List<int> _order;
    private readonly double _left;
    private readonly double _right;

    private MarkerLanes(IReadOnlyList<(double X, double Width)> lines, double left, double right)
    {
        (_lines, _left, _right) = (lines, left, right);
        _placed = new (int, double)[lines.Count];
        Array.Fill(_placed, (-1, 0));
        // From right to left: labels to the right of their lines then never stand in the way of what follows.
        _order = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].Width > 0).OrderByDescending(i => lines[i].X)];
    }

    /// <summary>Places the labels in as few lanes as will do.</summary>
    /// <param name="lines">Position of each line and width of its label; at width 0 the line has no label.</param>
    /// <param name="left">Left end of the room for labels.</param>
    /// <param name="right">Right end of it.</param>
    /// <returns>For each line its lane, 0 the lowest and −1 for none, and the left end of its label.</returns>
    public static (int Lane, double Left)[] Place(IReadOnlyList<(double X, double Width)> lines, double left, double right)
    {
        var lanes = new MarkerLanes(lines, left, right);
        var found = false;
        for (var highest = 0; highest < Math.Min(lanes._order.Count, Most) && !found; highest++)
        {
            found = lanes._order.Count <= Most && lanes.PlaceFrom(0, highest);
        }

        if (!found)
        {
            lanes.Stack();
        }

        return lanes._placed;
    }

    private bool PlaceFrom(int next, int highest)
    {
        if (next == _order.Count)
        {
            return true;
        }

        var i = _order[next];
        for (var lane = 0; lane <= highest; lane++)
        {
            foreach (var start in Starts(i))
            {
                if (_order.Take(next).All(j => Apart(i, lane, start, j)))
                {
                    _placed[i] = (lane, start);
                    if (PlaceFrom(next + 1, highest))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // Where no arrangement is free of crossings, at least no label covers another.
    private void Stack()
    {
        for (var lane = 0; lane < _order.Count; lane++)
        {
            _placed[_order[lane]] = (lane, Starts(_order[lane])[0]);
        }
    }

    private List<double> Starts(int i)
    {
        var (x, width) = _lines[i];
        double[] starts = [x + Space, x - Space - width, Math.Clamp(x - width / 2, _left, Math.Max(_left, _right - width))];
        return [.. starts.Where((start, k) => k == 2 || (start >= _left && start + width <= _right))];
    }

    private bool Apart(int i, int lane, double start, int j)
    {
        var (other, otherStart) = _placed[j];
        return (other != lane || start + _lines[i].Width + Space <= otherStart || otherStart + _lines[j].Width + Space <= start)
            && (other < lane || Beside(_lines[j].X, start, _lines[i].Width))
            && (lane < other || Beside(_lines[i].X, otherStart, _lines[j].Width));
    }

    private static bool Beside(double line, double start, double width) => line < start - 2 || line > start + width + 2;
}

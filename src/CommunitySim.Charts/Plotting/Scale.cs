using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Converts data units of an axis to pixels.</summary>
internal sealed record Scale(double Min, double Max, double Start, double End)
{
    // Far outside any figure, but still a short number in a file.
    private const double Far = 100_000, FarSpans = 50;

    public static Scale Of(Axis axis, double start, double end)
    {
        // An axis of length zero shows its one value in the middle.
        var half = axis.Min == axis.Max ? Math.Max(0.5, Math.Abs(axis.Min) * 0.05) : 0;
        return new Scale(axis.Min - half, axis.Max + half, start, end);
    }

    public double At(double value)
    {
        var pixels = Start + (value - Min) / (Max - Min) * (End - Start);
        return Math.Clamp(double.IsNaN(pixels) ? Start : pixels, -Far, Far);
    }

    /// <summary>The value, limited to the surroundings of the axis, because single precision overflows.</summary>
    public double Near(double value) =>
        Math.Clamp(value, Min - (FarSpans * (Max - Min)), Max + (FarSpans * (Max - Min)));

    public bool Contains(double value)
    {
        var slack = (Max - Min) * 1e-9;
        return value >= Min - slack && value <= Max + slack;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What the user measured of a parameter in a community of her own. It takes the place of the plausible range.</summary>
/// <param name="Path">The parameter.</param>
/// <param name="Value">The measured value, or null if only its range is known.</param>
/// <param name="Low">The lower end of the range, 95% where it follows from a standard error; NaN without a range.</param>
/// <param name="High">The upper end of the range; NaN without a range.</param>
public sealed record MeasuredParameter(string Path, double? Value, double Low, double High)
{
    /// <summary>Whether the doubt of the value is known. Otherwise the plausible range stays.</summary>
    public bool HasRange => Low <= High;

    /// <summary>The number of observations behind it, or null.</summary>
    public double? Count { get; init; }

    /// <summary>How it was computed, or null.</summary>
    public string? How { get; init; }
}

/// <summary>
/// The measurement of a parameter: two ends in a list, or a group of value, se, low, high, n and how.
/// </summary>
internal sealed record MeasuredShape(ParameterDefinition Definition) : Shape
{
    // A normal quantile: the ends hold 95%.
    private const double StandardErrors = 1.959963984540054;

    private const double MostObservations = 1e15;

    private static readonly NumberShape Error = new(0, double.MaxValue), Observations = new(0, MostObservations);

    internal static GroupShape All { get; } = new(
        Parameters.All
            .Where(parameter => parameter.Type == typeof(double) || parameter.Type == typeof(int))
            .ToDictionary(
                parameter => parameter.Path,
                parameter => (Shape)new MeasuredShape(parameter)
                {
                    Meaning = $"{parameter.About.Meaning} Write what you measured: a range, or a value with its standard error.",
                },
                StringComparer.Ordinal))
    {
        Content = "parameters' paths, each with [low, high] or { \"value\": ..., \"se\": ... }",
        NameOf = measured => ((MeasuredParameter)measured).Path,
    };

    /// <summary>The keys of the group.</summary>
    public GroupShape Group { get; } = new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["value"] = new ParameterShape(Definition) { Meaning = "The measured value; the model uses it unless the file sets another." },
        ["se"] = Error with { Meaning = "Standard error of the value; the range is value ± 1.96 se." },
        ["low"] = new ParameterShape(Definition) { Meaning = "Lower end of the range." },
        ["high"] = new ParameterShape(Definition) { Meaning = "Upper end of the range." },
        ["n"] = Observations with { Meaning = "Number of observations behind the value." },
        ["how"] = new TextShape { Longest = 500, Meaning = "How the value was computed." },
    });

    /// <summary>The shape of both ends in a list.</summary>
    public ListShape Ends { get; } = new(new ParameterShape(Definition)) { Most = 2 };

    public override string Allowed =>
        "[low, high], or a group { } of value with se, or of value, low and high; n and how may say where it comes from";

    public override void Check(SourceNode found, ICollection<InputFault> faults)
    {
        int before = faults.Count;
        if (found.Kind == JsonValueKind.Array)
        {
            Ends.Check(found, faults);
        }
        else if (found.Kind == JsonValueKind.Object)
        {
            Group.Check(found, faults);
        }
        else
        {
            faults.Add(Refuse(
                found, found.Kind == JsonValueKind.Number ? $" Write [{found.Text}, {found.Text}] for a value known exactly." : ""));
        }

        if (faults.Count == before && Contradiction(found) is { } fault)
        {
            faults.Add(found.Fault(fault));
        }
    }

    /// <summary>Returns what is missing or contradictory, with its remedy; null if all is well.</summary>
    private static string? Contradiction(SourceNode found)
    {
        if (found.Kind == JsonValueKind.Array)
        {
            return found.Children.Count != 2 ? "a range has two ends; write [low, high]."
                : Number(found, "0") > Number(found, "1") ? "the first end is above the second; write [low, high]."
                : null;
        }

        bool value = found["value"] is not null, error = found["se"] is not null;
        bool low = found["low"] is not null, high = found["high"] is not null;
        return low != high ? "a range has two ends; write both \"low\" and \"high\"."
            : error && low ? "\"se\" and a range say the same twice; delete one of them."
            : error && !value ? "a standard error needs its \"value\"."
            : !value && !low ? "nothing is measured here; write \"value\" with \"se\", or \"low\" and \"high\"."
            : low && Number(found, "low") > Number(found, "high") ? "\"low\" is above \"high\"; exchange them."
            : low && value && !(Number(found, "value") >= Number(found, "low") && Number(found, "value") <= Number(found, "high"))
                ? "\"value\" lies outside \"low\" and \"high\"; correct one of the three."
            : null;
    }

    internal override object? Read(SourceNode? found, string key, Layers layers)
    {
        if (found!.Kind == JsonValueKind.Array)
        {
            return new MeasuredParameter(Definition.Path, null, Number(found, "0"), Number(found, "1"));
        }

        double? value = found["value"] is null ? null : Number(found, "value");
        double reach = found["se"] is null ? double.NaN : StandardErrors * Number(found, "se");
        return new MeasuredParameter(
            Definition.Path,
            value,
            found["low"] is null ? Within(value!.Value - reach, value.Value) : Number(found, "low"),
            found["high"] is null ? Within(value!.Value + reach, value.Value) : Number(found, "high"))
        {
            Count = found["n"] is null ? null : Number(found, "n"),
            How = found["how"]?.Text,
        };
    }

    internal override JsonNode Write(object value, bool brief)
    {
        MeasuredParameter measured = (MeasuredParameter)value;
        JsonObject written = [];
        if (measured.Value is { } single)
        {
            written["value"] = Of(single);
        }

        if (measured.HasRange)
        {
            (written["low"], written["high"]) = (Of(measured.Low), Of(measured.High));
        }

        if (measured.Count is { } count)
        {
            written["n"] = count;
        }

        if (measured.How is { } how)
        {
            written["how"] = how;
        }

        return written;
    }

    private JsonNode Of(double number) => Node(Definition.Type == typeof(int) ? (int)Math.Round(number) : number);

    // A range by a standard error may reach beyond what a share or a chance can be.
    private double Within(double end, double value)
    {
        double least = Definition.About.AboveMin
            ? Definition.About.Min + ((value - Definition.About.Min) / 1000)
            : Definition.About.Min;
        double inside = TwelveDigits.Round(Math.Clamp(end, least, Definition.About.Max));
        return Definition.Type == typeof(int) ? Math.Round(inside) : inside;
    }

    private static double Number(SourceNode found, string key) =>
        double.Parse(found[key]!.Text, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace CommunitySim.Experiments.Config;

/// <summary>Finds the shape that the type of a property has in the file.</summary>
internal static class KeyShapes
{
    public static Shape For(Type type, KeyAttribute key, object? initial) =>
        Nullable.GetUnderlyingType(type) is { } inner ? For(inner, key, initial)
        : type == typeof(string) ? new TextShape { Longest = Limit(key.Longest) }
        : type == typeof(int) || type == typeof(ulong) ? new WholeShape((ulong)key.Min, (ulong)key.Max)
        : type == typeof(double) ? new NumberShape(key.Min, key.Max)
        : type == typeof(bool) ? new ChoiceShape(key.Words, [initial!, !(bool)initial!])
        : type.IsEnum ? new ChoiceShape(key.Choices.Length > 0 ? key.Choices : [.. Enum.GetValues(type).Cast<object>()])
        : type == typeof(Measure) ? new TextShape { Make = Measure.Parse, Unreadable = Measure.Unreadable }
        : type == typeof(Term) ? new TextShape { Make = Term.Named }
        : type == typeof(Replicates) ? new EitherShape(new WholeShape((ulong)key.Min, (ulong)key.Max), new RecordShape(type))
        : type == typeof(SamplePoints) ? new SamplePointsShape(new WholeShape((ulong)key.Min, (ulong)key.Max))
        : type == typeof(ParameterValues) ? SectionShape.For((ParameterValues)initial!)
        : type == typeof(IReadOnlyList<StrategyConfig>) ? StrategyShape.All(key)
        : type == typeof(HistoryConfig) ? new HistoryShape()
        : type == typeof(IReadOnlyList<SegmentConfig>) ? SegmentShape.All(key)
        : type == typeof(IReadOnlyList<SweepAxis>) ? SweepShape.All
        : type == typeof(IReadOnlyList<SampledParameter>) ? RangeShape.All
        : type == typeof(IReadOnlyList<ParameterSetting>) ? SettingShape.All
        : type == typeof(IReadOnlyList<MeasuredParameter>) ? MeasuredShape.All
        : ItemOf(type) is { } item ? new ListShape(For(item, key, null)) { Most = Limit(key.Most), Unique = key.Unique }
        : new RecordShape(type);

    /// <summary>Converts a value to the type of its property.</summary>
    public static object As(Type type, object value)
    {
        if (ItemOf(type) is not { } item)
        {
            Type single = Nullable.GetUnderlyingType(type) ?? type;
            return value is ulong ? Convert.ChangeType(value, single, CultureInfo.InvariantCulture) : value;
        }

        IReadOnlyList<object> items = (IReadOnlyList<object>)value;
        Array list = Array.CreateInstance(item, items.Count);
        for (int at = 0; at < items.Count; at++)
        {
            list.SetValue(As(item, items[at]), at);
        }

        return list;
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static int? Limit(int most) => most > 0 ? most : null;
}

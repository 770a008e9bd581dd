using System.Globalization;
using System.Reflection;

namespace CommunitySim;

/// <summary>One parameter: its path in experiment files and its documentation.</summary>
/// <param name="Path">Such as "member.lossAversion".</param>
/// <param name="Type">double, int, string or an enumeration.</param>
/// <param name="Default">The built-in value; empty text for an optional parameter without one.</param>
/// <param name="About">Meaning, unit, range, status and source.</param>
public sealed record ParameterDefinition(string Path, Type Type, object Default, ParameterAttribute About)
{
    /// <summary>The allowed values, in words.</summary>
    public string Allowed => IsWord ? string.Join(" | ", Words) + (Type == typeof(Target) ? " | the name of a segment" : "")
        : Type == typeof(string) ? "a path"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind} {(About.AboveMin ? "above" : "from")} {About.Min} {(About.AboveMin ? "up to" : "to")} {About.Max}");

    /// <summary>Whether the values are words.</summary>
    public bool IsWord => Type.IsEnum || Type == typeof(Target);

    /// <summary>The words as written in files. Empty for numbers and paths.</summary>
    public IReadOnlyList<string> Words => Type.IsEnum ? WrittenName.From(Enum.GetNames(Type)) : IsWord ? Target.Words : [];

    private string Kind => About.Even ? "an even number" : Type == typeof(int) ? "a whole number" : "a number";

    /// <summary>Parses text as a value of the parameter's type and range.</summary>
    /// <returns>The value, or null if the text is not allowed.</returns>
    public object? Parse(string text)
    {
        if (Type == typeof(string) || (text.Length == 0 && Default is ""))
        {
            return text;
        }

        if (Type == typeof(Target))
        {
            return text.Length > 0 ? Target.Of(text) : null;
        }

        if (Type.IsEnum)
        {
            foreach (object value in Enum.GetValues(Type))
            {
                if (Text(value) == text)
                {
                    return value;
                }
            }

            return null;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            || !Allows(number))
        {
            return null;
        }

        // -0 becomes 0, because results would write it as -0.
        return Type == typeof(int) ? (object)(int)number : number + 0.0;
    }

    /// <summary>Writes a value as in experiment files.</summary>
    public static string Text(object value) => value is Enum
        ? WrittenName.From(value.ToString()!)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>Whether a number is in range; NaN and infinity never are.</summary>
    public bool Allows(double number) =>
        double.IsFinite(number)
        && (About.AboveMin ? number > About.Min : number >= About.Min)
        && number <= About.Max
        && (Type != typeof(int) || number == Math.Floor(number))
        && (!About.Even || number % 2 == 0);
}

/// <summary>All parameters, read from the records that declare them with default, range and source.</summary>
public static class Parameters
{
    // Attributes are looked up once, because a study makes thousands of scenarios.
    private static readonly Dictionary<Type, (PropertyInfo Property, ParameterDefinition Definition)[]> ByRecord = new()
    {
        [typeof(CommunityParameters)] = ListDefinitions("community", new CommunityParameters()),
        [typeof(BeginParameters)] = ListDefinitions("community.begin", new BeginParameters()),
        [typeof(NetworkParameters)] = ListDefinitions("community.network", new NetworkParameters()),
        [typeof(MemberParameters)] = ListDefinitions("member", new MemberParameters()),
        [typeof(BrandParameters)] = ListDefinitions("brand", new BrandParameters()),
    };

    /// <summary>All parameters, in the order of the records.</summary>
    public static IReadOnlyList<ParameterDefinition> All { get; } = ListAll();

    private static readonly Dictionary<string, ParameterDefinition> ByPath = Index();

    /// <summary>Finds the parameter at a path, or null.</summary>
    public static ParameterDefinition? Find(string path) => ByPath.GetValueOrDefault(path);

    /// <summary>Builds a record from values by path. Missing values take their defaults.</summary>
    /// <typeparam name="T">One of the five records of parameters.</typeparam>
    /// <param name="values">Values by path, of the parameters' types.</param>
    public static T Build<T>(IReadOnlyDictionary<string, object> values)
        where T : new()
    {
        T record = new();
        foreach ((PropertyInfo property, ParameterDefinition definition) in ByRecord[typeof(T)])
        {
            if (values.TryGetValue(definition.Path, out object? value) && !IsUnset(property, value))
            {
                property.SetValue(record, value);
            }
        }

        return record;
    }

    /// <summary>Builds the community with its starting state and its network.</summary>
    public static CommunityParameters BuildCommunity(IReadOnlyDictionary<string, object> values) =>
        Build<CommunityParameters>(values) with
        {
            Begin = Build<BeginParameters>(values),
            Network = Build<NetworkParameters>(values),
        };

    /// <summary>Checks every value against its range and against the others.</summary>
    /// <exception cref="ArgumentException">Names the parameter, its value and the allowed values.</exception>
    public static void Check(CommunityParameters community, MemberParameters member, BrandParameters brand)
    {
        foreach (object record in (object[])[community, community.Begin, community.Network, member, brand])
        {
            Check(record);
        }

        if (Inconsistency(community) is { } fault)
        {
            throw new ArgumentException(fault.Text, fault.Path);
        }
    }

    private static void Check(object record)
    {
        foreach ((PropertyInfo property, ParameterDefinition definition) in ByRecord[record.GetType()])
        {
            double? number = property.GetValue(record) switch { double real => real, int whole => whole, _ => null };
            if (number is { } value && !definition.Allows(value))
            {
                throw new ArgumentException(
                    $"{definition.Path} is {ParameterDefinition.Text(value)}; allowed is {definition.Allowed}.", definition.Path);
            }
        }
    }

    /// <summary>Finds parameters that contradict each other. Null if there are none.</summary>
    public static (string Path, string Text)? Inconsistency(CommunityParameters community)
    {
        NetworkParameters network = community.Network;
        return network.Kind switch
        {
            NetworkKind.Groups when network.TiesInside > network.GroupSize - 1 => ("community.network.tiesInside", string.Create(
                CultureInfo.InvariantCulture,
                $"community.network.tiesInside is {network.TiesInside}, " +
                    $"but in a group of {network.GroupSize} a member has at most {network.GroupSize - 1} others to be tied to")),
            NetworkKind.Complete when community.Cut > 0 => ("community.cut", string.Create(
                CultureInfo.InvariantCulture,
                $"community.cut is {community.Cut}, but a complete network stores no ties that could be severed; " +
                    $"right would be cut 0, or a network of another kind such as random")),
            NetworkKind.File when network.Path.Length == 0 => (
                "community.network.kind",
                "community.network.kind is file, but community.network.path names no file"),
            _ => null,
        };
    }

    private static Dictionary<string, ParameterDefinition> Index()
    {
        Dictionary<string, ParameterDefinition> index = new(StringComparer.Ordinal);
        foreach (ParameterDefinition definition in All)
        {
            index.Add(definition.Path, definition);
        }

        return index;
    }

    private static List<ParameterDefinition> ListAll()
    {
        List<ParameterDefinition> all = [];
        foreach ((PropertyInfo, ParameterDefinition Definition)[] record in ByRecord.Values)
        {
            foreach ((_, ParameterDefinition definition) in record)
            {
                all.Add(definition);
            }
        }

        return all;
    }

    private static (PropertyInfo Property, ParameterDefinition Definition)[] ListDefinitions(string section, object record)
    {
        List<(PropertyInfo, ParameterDefinition)> list = [];
        foreach (PropertyInfo property in record.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<ParameterAttribute>() is { } about)
            {
                Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                string path = $"{section}.{WrittenName.From(property.Name)}";
                list.Add((property, new ParameterDefinition(path, type, property.GetValue(record) ?? "", about)));
            }
        }

        return [.. list];
    }

    private static bool IsUnset(PropertyInfo property, object value) => value is "" && property.PropertyType != typeof(string);
}

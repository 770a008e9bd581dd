using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Checks, reads and writes a record by the attributes of its properties.</summary>
internal record RecordShape : GroupShape
{
    private readonly Type _type;
    private readonly IReadOnlyList<KeyProperty> _keys;

    public RecordShape(Type type)
        : this(type, KeysOf(type))
    {
    }

    private RecordShape(Type type, IReadOnlyList<KeyProperty> keys)
        : base(keys.ToDictionary(key => key.Name, key => key.Shape, StringComparer.Ordinal))
    {
        _type = type;
        _keys = keys;
        Meaning = type.GetCustomAttribute<KeyAttribute>(inherit: false)?.Meaning ?? "";
        Required = [.. keys.Where(key => key.About.Missing is not null).Select(key => key.Name)];
    }

    internal override object? Read(SourceNode? found, string key, Layers layers)
    {
        if (found is null)
        {
            return null;
        }

        object record = Activator.CreateInstance(_type)!;
        foreach (KeyProperty own in _keys)
        {
            SourceNode? below = found[own.Name];
            if (below is null && own.About.Missing is { } remedy)
            {
                layers.Refuse(found, $"\"{own.Name}\" is missing; {remedy}.");
            }
            else if (own.Shape.Read(below, key.Length == 0 ? own.Name : $"{key}:{own.Name}", layers) is { } value)
            {
                own.Set(record, value);
            }
        }

        return record;
    }

    internal override JsonNode? Write(object value, bool brief)
    {
        JsonObject written = [];
        foreach (KeyProperty key in _keys.OrderBy(key => key.About.Place))
        {
            if (key.Write(value, brief) is { } node)
            {
                written[key.Name] = node;
            }
        }

        return written;
    }

    private static List<KeyProperty> KeysOf(Type type)
    {
        object initial = Activator.CreateInstance(type)!;
        return
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(property => property.IsDefined(typeof(KeyAttribute)))
                .OrderBy(property => Depth(property.DeclaringType!))
                .Select(property => new KeyProperty(property, initial)),
        ];
    }

    private static int Depth(Type type) => type.BaseType is { } below ? 1 + Depth(below) : 0;

    private sealed class KeyProperty
    {
        private readonly PropertyInfo _property;
        private readonly string? _initial;

        public KeyProperty(PropertyInfo property, object record)
        {
            _property = property;
            About = property.GetCustomAttribute<KeyAttribute>()!;
            Name = About.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            object? initial = property.GetValue(record);
            Shape shape = KeyShapes.For(property.PropertyType, About, initial);
            bool hasDefault = initial is not null && !About.Derived && About.Missing is null;
            _initial = About.Default ?? (hasDefault ? shape.Write(initial!, brief: false)?.ToJsonString() : null);
            bool isSingle = shape is not (GroupShape or ListShape);
            Shape = shape with { Meaning = About.Meaning, Default = About.Default ?? (isSingle ? _initial : null) };
        }

        public KeyAttribute About { get; }

        public string Name { get; }

        public Shape Shape { get; }

        public void Set(object record, object value) =>
            _property.SetValue(record, KeyShapes.As(_property.PropertyType, value));

        public JsonNode? Write(object record, bool brief) =>
            _property.GetValue(record) is { } value && Shape.Write(value, brief) is { } node
                && !((brief || About.OmitAtDefault) && node.ToJsonString() == _initial)
                ? node
                : null;
    }
}

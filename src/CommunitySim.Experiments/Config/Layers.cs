using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;
using Microsoft.Extensions.Configuration;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// The layers of an experiment: built-in defaults, the file, --set. Microsoft.Extensions.Configuration resolves the
/// values. <see cref="Written"/> keeps the user's input with its places.
/// </summary>
internal sealed class Layers
{
    private readonly IConfigurationRoot _values;
    private readonly List<InputFault> _faults = [];

    public Layers(JsonObject defaults, SourceNode file, SourceNode settings, SourceNode written)
    {
        using MemoryStream below = new(System.Text.Encoding.UTF8.GetBytes(defaults.ToJsonString()));
        _values = new ConfigurationBuilder()
            .AddJsonStream(below)
            .AddInMemoryCollection(Values(file))
            .AddInMemoryCollection(Values(settings))
            .Build();
        Written = written;
    }

    public SourceNode Written { get; }

    public int Faults => _faults.Count;

    /// <summary>Returns the text of the highest layer with the key, or null.</summary>
    public string? Text(string key) => _values[key];

    public SourceNode? Find(string path) => path.Split('.').Aggregate((SourceNode?)Written, (at, name) => at?[name]);

    public bool IsGiven(string path) => (Find(path) ?? Written["sweep"]?[path]) is not null;

    /// <summary>Returns the place of a parameter or key, or of the file if the user did not give it.</summary>
    public string Where(string path) => (Find(path) ?? Written["sweep"]?[path] ?? Written).Where;

    public void Refuse(string path, string what) => _faults.Add(new InputFault(Where(path), path, what));

    public void Refuse(SourceNode found, string what) => _faults.Add(found.Fault(what));

    public void RefuseKey(SourceNode found, string what) => _faults.Add(new InputFault(found.Named, found.Path, what));

    /// <exception cref="InputException">There are faults; the exception lists all of them.</exception>
    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0)
        {
            throw new InputException(_faults);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Values(SourceNode layer) =>
        layer.All()
            .Where(value => value.Children.Count == 0 && value.Key.Length > 0)
            .Select(value => KeyValuePair.Create(value.Key, (string?)value.Text));
}

using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;
using Microsoft.Extensions.Configuration;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// The layers of an experiment: built-in defaults, the file, --set. Values come from Microsoft.Extensions.Configuration;
/// what was said, and where, from <see cref="Written"/>.
/// </summary>
internal sealed class Layers
{
    private readonly IConfigurationRoot _values;
    private readonly List<InputFault> _faults = [];

    public Layers(JsonObject defaults, Located file, Located settings, Located written)
    {
        using MemoryStream below = new(System.Text.Encoding.UTF8.GetBytes(defaults.ToJsonString()));
        _values = new ConfigurationBuilder()
            .AddJsonStream(below)
            .AddInMemoryCollection(Values(file))
            .AddInMemoryCollection(Values(settings))
            .Build();
        Written = written;
    }

    public Located Written { get; }

    public int Faults => _faults.Count;

    /// <summary>The text of the uppermost layer that has the key; null where none has.</summary>
    public string? Text(string key) => _values[key];

    public Located? Find(string path) => path.Split('.').Aggregate((Located?)Written, (at, name) => at?[name]);

    public bool IsGiven(string path) => (Find(path) ?? Written["sweep"]?[path]) is not null;

    /// <summary>Where a parameter or key was said; the file where it was not.</summary>
    public string Where(string path) => (Find(path) ?? Written["sweep"]?[path] ?? Written).Where;

    public void Refuse(string path, string what) => _faults.Add(new InputFault(Where(path), path, what));

    public void Refuse(Located found, string what) => _faults.Add(found.Fault(what));

    public void RefuseKey(Located found, string what) => _faults.Add(new InputFault(found.Named, found.Path, what));

    /// <summary>Ends the reading where there is a fault.</summary>
    /// <exception cref="InputException">Names all faults.</exception>
    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0)
        {
            throw new InputException(_faults);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Values(Located layer) =>
        layer.All().Where(value => value.Children.Count == 0 && value.Key.Length > 0).Select(value => KeyValuePair.Create(value.Key, (string?)value.Text));
}

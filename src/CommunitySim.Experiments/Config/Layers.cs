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

    /// <summary>Puts the layers on top of each other.</summary>
    /// <param name="defaults">The built-in values as JSON.</param>
    /// <param name="file">The file.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="written">All that was said, file and settings joined.</param>
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

    /// <summary>What was said, and where.</summary>
    public Located Written { get; }

    /// <summary>How many faults there are.</summary>
    public int Faults => _faults.Count;

    /// <summary>The text of the uppermost layer that has the key; null where none has.</summary>
    public string? Text(string key) => _values[key];

    /// <summary>What was said at a path, or null.</summary>
    public Located? Find(string path) => path.Split('.').Aggregate((Located?)Written, (at, name) => at?[name]);

    /// <summary>Whether a parameter is fixed or swept.</summary>
    public bool IsGiven(string path) => (Find(path) ?? Written["sweep"]?[path]) is not null;

    /// <summary>Where a parameter or key was said; the file where it was not.</summary>
    public string Where(string path) => (Find(path) ?? Written["sweep"]?[path] ?? Written).Where;

    /// <summary>Adds a fault of a path.</summary>
    public void Refuse(string path, string what) => _faults.Add(new InputFault(Where(path), path, what));

    /// <summary>Adds a fault of a value.</summary>
    public void Refuse(Located found, string what) => _faults.Add(new InputFault(found.Where, found.Path, what));

    /// <summary>Adds a fault of a key.</summary>
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

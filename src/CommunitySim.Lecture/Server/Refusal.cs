using System.Globalization;
using System.Text.Json;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Lecture.Server;

/// <summary>Why a request failed: a text of the page, so that each page says it in its own language.</summary>
/// <param name="Key">The key of the text under "errors".</param>
/// <param name="Path">The parameter or the field that is wrong; empty for none.</param>
/// <param name="Slots">The values of the text's slots.</param>
internal sealed record Refusal(string Key, string Path, IReadOnlyDictionary<string, string> Slots)
{
    private const string Where = "the page", Carried = "refusal";

    private static readonly Dictionary<string, string> English =
        JsonDocument.Parse(PageFiles.Find("texts/en.json")).RootElement.GetProperty("errors")
            .Deserialize<Dictionary<string, string>>()!;

    /// <summary>The text in English, for the console and for whoever asks without the page.</summary>
    public string Message => Slots.Aggregate(
        English[Key], (text, slot) => text.Replace($"{{{slot.Key}}}", slot.Value, StringComparison.Ordinal));

    /// <summary>A refusal with the values of its slots.</summary>
    /// <exception cref="KeyNotFoundException">The page has no such text, which is noticed when the message is asked for.</exception>
    public static Refusal Of(string key, string path = "", params IEnumerable<(string Slot, object Value)> slots) => new(
        key,
        path,
        slots.ToDictionary(
            slot => slot.Slot,
            slot => Convert.ToString(slot.Value, CultureInfo.InvariantCulture) ?? "",
            StringComparer.Ordinal));

    /// <summary>Wrong input of the page.</summary>
    public static InputException Input(string key, string path, params IEnumerable<(string Slot, object Value)> slots)
    {
        Refusal refusal = Of(key, path, slots);
        return new InputException(Where, path, refusal.Message) { Data = { [Carried] = refusal } };
    }

    /// <summary>The refusal that an exception stands for.</summary>
    public static Refusal For(Exception fault) => fault.Data[Carried] as Refusal ?? fault switch
    {
        InputException => Of("setting", "", ("message", fault.Message)),
        Microsoft.AspNetCore.Http.BadHttpRequestException or JsonException => Of("invalid", "", ("why", fault.Message)),
        BusyException => Of("busy"),
        _ => Of("bug"),
    };

    /// <summary>The answer to the page.</summary>
    /// <param name="message">The English message; null for that of the text.</param>
    public object Answer(string? message = null) => new { error = message ?? Message, key = Key, path = Path, slots = Slots };
}

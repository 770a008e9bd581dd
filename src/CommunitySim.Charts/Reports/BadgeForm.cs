using CommunitySim.Experiments.Documents;

namespace CommunitySim.Charts.Reports;

/// <summary>Writes a verdict as a word in a shape of its own, so that it is readable without colour and without shape.</summary>
internal static class BadgeForm
{
    public static string Write(Verdict verdict)
    {
        (string word, string form) = verdict switch
        {
            Verdict.Supported => ("Supported", """<circle cx="12" cy="12" r="10"/><path d="M7 12.5l3.5 3.5L17 8.5"/>"""),
            Verdict.Refuted => ("Refuted", """<path d="M3 3H21V21H3Z"/><path d="M8 8L16 16M16 8L8 16"/>"""),
            Verdict.Unattributed => ("Cause not shown", """<circle cx="12" cy="12" r="10" stroke-dasharray="4 2.2"/><path d="M7 12.5l3.5 3.5L17 8.5"/>"""),
            _ => ("Undecided", """<path d="M12 1.5L22.5 12L12 22.5L1.5 12Z" stroke-dasharray="4 2.2"/><path d="M8 12H16"/>"""),
        };
        string svg = $"""<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.4">{form}</svg>""";
        return $"""<span class="badge {verdict.ToString().ToLowerInvariant()}">{svg}{word}</span>""";
    }
}

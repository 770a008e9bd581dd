namespace CommunitySim.Experiments.Config;

/// <summary>Words of practice for keys, parameters and observables, which `explain` finds.</summary>
public static class Synonyms
{
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accept"] = ["acceptance", "firstAcceptance", "member.choiceSensitivity", "member.effort"],
        ["existing"] = ["community.begin.trust", "community.begin.aware", "community.begin.customers", "history"],
        ["ad"] = ["strategies", "impressions", "brand.pitchHours"],
        ["answer"] = ["brand.skill", "brand.consistency", "brand.solveHours", "member.patience", "solved"],
        ["audience"] = ["reach", "community.members"],
        ["awareness"] = ["member.awarenessRate", "reach", "trustAware"],
        ["ban"] = ["community.expulsionShare", "community.nameBan", "expelled"],
        ["block"] = ["muted", "member.tolerance", "member.unmuteRate"],
        ["budget"] = ["brand.hoursPerThousandMembers", "brand.hourlyWage", "strategies", "hours"],
        ["campaign"] = ["strategies", "brand.pitchCap", "brand.pitchHours"],
        ["churn"] = ["member.customerChurn", "community.turnover", "membersLeft", "customers"],
        ["community manager"] = ["strategies", "brand.solveHours", "brand.bondHours"],
        ["competitor"] = ["strategies", "rivalValue", "community.spillOver"],
        ["conversion"] = ["acceptance", "salesPitched", "firstAcceptance", "customers"],
        ["cost"] = ["brand.hourlyWage", "brand.hoursPerThousandMembers", "value", "hours"],
        ["crm"] = ["members", "segments", "measured"],
        ["customer"] = ["customers", "member.customerChurn", "brand.retainedMargin"],
        ["data"] = ["measured", "community.network.path"],
        ["discount"] = ["brand.offer", "brand.saleMargin"],
        ["e-mail"] = ["brand.pitchCap", "brand.pitchHours", "muted"],
        ["engagement"] = ["reach", "impressions", "member.lurkerShare", "member.lurkerActivity"],
        ["fit"] = ["member.offerFit", "member.offerFitConcentration"],
        ["frequency"] = ["brand.pitchCap"],
        ["growth"] = ["community.turnover", "reach", "customers"],
        ["hours"] = ["brand.hoursPerThousandMembers", "brand.pitchHours", "brand.solveHours", "brand.bondHours", "hours"],
        ["influencer"] = ["brand.pitchTarget", "brand.bondTarget", "brand.hubShare", "member.wordOfMouth"],
        ["leave"] = ["community.turnover", "community.leaveByPain", "strategies", "membersLeft"],
        ["loyalty"] = ["trust", "member.customerChurn", "member.reciprocity"],
        ["margin"] = ["brand.saleMargin", "brand.retainedMargin", "value"],
        ["marketing"] = ["strategies", "brand.pitchHours", "impressions"],
        ["member"] = ["community.members", "member"],
        ["message"] = ["pitches", "brand.pitchCap", "brand.pitchHours"],
        ["moderator"] = ["strategies", "brand.solveHours", "brand.consistency", "member.peerHelp"],
        ["money"] = ["value", "brand.saleMargin", "brand.retainedMargin", "brand.hourlyWage"],
        ["network"] = ["community.network", "community.network.kind", "community.network.path"],
        ["newsletter"] = ["brand.pitchCap", "muted", "member.unmuteRate"],
        ["past"] = ["history", "community.begin.trust", "calendar"],
        ["persona"] = ["segments", "members"],
        ["post"] = ["member.lurkerShare", "member.lurkerActivity", "member.wordOfMouth"],
        ["price"] = ["brand.saleMargin", "brand.retainedMargin", "brand.offer"],
        ["profit"] = ["value"],
        ["question"] = ["member.problemRate", "raised", "openProblems", "question"],
        ["reactance"] = ["member.annoyance", "brand.detectability", "brand.intrusion"],
        ["refusal"] = ["member.threatPain", "painPerDecline", "acceptance"],
        ["retention"] = ["member.customerChurn", "brand.retainedMargin", "customers"],
        ["return"] = ["value", "brand.outsideReturn", "brand.quality"],
        ["revenue"] = ["value", "brand.saleMargin", "brand.retainedMargin"],
        ["roi"] = ["value", "hours"],
        ["sale"] = ["salesPitched", "salesOwn", "brand.saleMargin", "member.needRate"],
        ["sample size"] = ["replicates"],
        ["satisfaction"] = ["trust", "brand.quality", "brand.skill"],
        ["season"] = ["calendar", "member.problemRate", "member.needRate"],
        ["spam"] = ["brand.pitchCap", "brand.intrusion", "muted"],
        ["staff"] = ["brand.hoursPerThousandMembers", "brand.hourlyWage", "brand.skill"],
        ["subscriber"] = ["reach", "muted"],
        ["support"] = ["strategies", "brand.solveHours", "brand.skill", "member.problemRate", "solved"],
        ["ticket"] = ["member.problemRate", "brand.solveHours", "raised", "solved", "openProblems", "letDown"],
        ["unsubscribe"] = ["muted", "member.tolerance", "member.toleranceSensitivity", "member.unmuteRate"],
        ["wage"] = ["brand.hourlyWage"],
        ["weekend"] = ["calendar"],
        ["word of mouth"] = ["member.wordOfMouth", "member.awarenessRate"],
    };

    /// <summary>Returns the paths and names that a word stands for; empty for an unknown word.</summary>
    public static IReadOnlyList<string> Of(string word) =>
        Table.GetValueOrDefault(word.Trim())
        ?? (word.Trim().EndsWith('s') ? Table.GetValueOrDefault(word.Trim()[..^1]) : null)
        ?? [];

    /// <summary>All names that words stand for.</summary>
    internal static IEnumerable<string> Meant => Table.Values.SelectMany(names => names).Distinct(StringComparer.Ordinal);
}

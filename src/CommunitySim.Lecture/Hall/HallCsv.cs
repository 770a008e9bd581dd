using System.Globalization;
using System.Text;

namespace CommunitySim.Lecture.Hall;

/// <summary>The counts as a table. It holds no id, name or address.</summary>
internal static class HallCsv
{
    /// <summary>One row for each question, round and option, and in the experiment for each arm.</summary>
    public static string Write(HallRoom room)
    {
        StringBuilder text = new("question,round,arm,option,phones,hands\n");
        foreach ((string id, int[][] rounds) in room.Snapshot().OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            HallQuestion question = HallQuestion.Find(id)!;
            int[] hands = room.OfferCounts().Typed;
            for (int round = 0; round < rounds.Length; round++)
            {
                for (int cell = 0; cell < rounds[round].Length; cell++)
                {
                    string arm = question.IsOffer ? ((Arm)(cell / question.Options)).ToString().ToLowerInvariant() : "";
                    string option = question.IsOffer
                        ? cell % question.Options == HallQuestion.Yes ? "yes" : "no"
                        : (cell + 1).ToString(CultureInfo.InvariantCulture);
                    string typed = question.IsOffer ? hands[cell].ToString(CultureInfo.InvariantCulture) : "";
                    text.Append(CultureInfo.InvariantCulture, $"{id},{round + 1},{arm},{option},{rounds[round][cell]},{typed}\n");
                }
            }
        }

        return text.ToString();
    }
}

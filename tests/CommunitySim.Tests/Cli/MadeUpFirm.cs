using System.Globalization;

namespace CommunitySim.Tests.Cli;

/// <summary>
/// The export of a made-up firm: replies with names, weights and times, whose number differs greatly between people, with replies
/// to oneself; and a list of members, most of them silent, who join and leave.
/// </summary>
internal static class MadeUpFirm
{
    private const int Listed = 12_000, Writers = 3_000, Replies = 40_000, Days = 180;

    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes replies.csv and members.csv. The same program writes the same bytes.</summary>
    /// <returns>The number of members who are there on the last day.</returns>
    public static int Write(string folder)
    {
        Random random = new(18);
        using (StreamWriter replies = new(Path.Combine(folder, "replies.csv")))
        {
            replies.WriteLine("posted;thread;author;reply_to;weight");
            for (int reply = 0; reply < Replies; reply++)
            {
                DateTime posted = Start.AddMinutes(random.Next(Days * 24 * 60));
                int author = Writer(random), to = Writer(random);
                replies.WriteLine(
                    $"{posted.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)};t{random.Next(5_000)};{Name(author)};{Name(to)};{1 + random.Next(3)}");
            }
        }

        using StreamWriter members = new(Path.Combine(folder, "members.csv"));
        members.WriteLine("user;role;joined;left");
        int staying = 0;
        for (int member = 0; member < Listed; member++)
        {
            int joined = member % 3 == 0 ? random.Next(Days) : -random.Next(2_000);
            int left = random.Next(10) == 0 ? Math.Max(joined, 0) + random.Next(Days) : int.MaxValue;
            staying += left < Days ? 0 : 1;
            string role = member % 40 == 0 ? "lead" : member % 7 == 0 ? "customer" : "member";
            members.WriteLine($"{Name(member)};{role};{Day(joined)};{(left < Days ? Day(left) : "")}");
        }

        return staying;
    }

    // A few people write most replies: the square of a square of an even number.
    private static int Writer(Random random) => (int)(Writers * Math.Pow(random.NextDouble(), 4));

    private static string Name(int member) => $"{(member % 2 == 0 ? "Jörg" : "Ana")} {member}";

    private static string Day(int day) => Start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

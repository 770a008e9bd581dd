namespace CommunitySim.Experiments.Import;

/// <summary>The hours from a post to the replies of others, for the replies of the window whose post has a time.</summary>
internal sealed class ResponseTimes
{
    private const double Hour = 3600;

    public ResponseTimes(CommunityImport from)
    {
        if (!from.Log.HasTimes || !from.Log.HasHours)
        {
            return;
        }

        for (int line = 0; line < from.Log.Lines; line++)
        {
            if (from.IsInside(line) && from.Log.Targets[line] != from.Log.Sources[line] && PostTime(from.Log, line) is var post && post != Times.None)
            {
                double hours = (from.Log.Seconds[line] - post) / Hour;
                Early += hours < 0 ? 1 : 0;
                if (hours >= 0)
                {
                    Hours.Add(hours);
                }
            }
        }

        Hours.Sort();
    }

    /// <summary>The hours, ascending.</summary>
    public List<double> Hours { get; } = [];

    /// <summary>Number of replies that precede what they answer; they are left out.</summary>
    public long Early { get; }

    /// <summary>The median.</summary>
    public double Median => (Hours[(Hours.Count - 1) / 2] + Hours[Hours.Count / 2]) / 2;

    private static long PostTime(ReplyLog log, int line) =>
        log.ParentSeconds.IsEmpty
            ? log.Posts is { } posts && posts.Parent(line) is >= 0 and var parent ? log.Seconds[parent] : Times.None
            : log.ParentSeconds[line];
}

using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Import;

/// <summary>The columns of a list of replies, found by their names. An index is −1 where there is no such column.</summary>
internal sealed record ReplyColumns
{
    // The second name is the member whom the first one answers.
    private static readonly string[] Answered =
        [
            "replyto", "inreplyto", "repliedto", "repliesto", "answerto", "answersto", "antwortauf", "antwortan", "antwortetauf",
            "parent", "parentpost", "original", "originalpost", "post", "thread",
        ];

    // These name a member or a post. The others do so only together with the name of a person, such as post_author.
    private static readonly string[] OpenNames = Answered[..11];

    private static readonly string[] Authors =
        [
            "author", "user", "username", "userid", "authorid", "authorname", "screenname", "name", "member", "memberid", "sender",
            "from", "source", "poster", "commenter", "replier", "account", "accountid", "handle", "email", "autor", "mitglied",
            "nutzer", "benutzer", "absender", "von",
        ];

    private static readonly string[] Persons =
        ["author", "user", "username", "userid", "authorid", "authorname", "screenname", "name", "member", "memberid", "account", "autor"];

    private static readonly (string, string)[] Messages =
    [
        ("sender", "to"), ("author", "to"), ("user", "to"), ("from", "recipient"), ("from", "receiver"), ("author", "recipient"),
        ("user", "recipient"), ("author", "target"), ("user", "target"), ("absender", "empfänger"), ("absender", "empfaenger"),
        ("von", "an"), ("mitglied", "an"), ("autor", "an"),
    ];

    private static readonly string[] CountNames = ["weight", "count", "counts", "n", "frequency", "freq", "anzahl", "gewicht"];

    // In a list of pairs these count the replies of the pair. Beside posts or times they count what a post received.
    private static readonly string[] PairCountNames = ["replies", "messages", "antworten", "nachrichten"];

    private static readonly string[] SignNames = ["sign", "polarity", "vorzeichen"];

    private static readonly string[] TimeNames =
        [
            "timestamp", "datetime", "createdat", "createdutc", "created", "creationdate", "sentat", "sent", "postedat", "posted",
            "publishedat", "repliedat", "replytime", "replydate", "ts", "date", "time", "day", "when", "datum", "zeitstempel", "zeitpunkt",
            "zeit", "erstellt", "erstelltam", "uhrzeit", "unixtime", "epoch",
        ];

    private static readonly string[] ParentTimeNames =
        [
            "parenttime", "parenttimestamp", "parentcreatedat", "parentcreatedutc", "parentcreated", "parentdate", "replytotime",
            "replytotimestamp", "replytodate", "inreplytotime", "posttime", "posttimestamp", "postdate", "postcreatedat", "originaltime", "questiontime",
            "askedat", "threadtime",
        ];

    private static readonly string[] PostNames =
        ["postid", "messageid", "commentid", "replyid", "tweetid", "statusid", "msgid", "entryid", "beitragid", "beitragsid", "nachrichtid", "nachrichtenid", "uuid", "guid", "id"];

    private static readonly string[] ParentNames =
        [
            "parentid", "parentpostid", "parentmessageid", "parentcommentid", "inreplytoid", "inreplytostatusid", "inreplytotweetid",
            "replytoid", "replytopostid", "replytomessageid", "replytocommentid", "inreplytopostid", "inreplytomessageid",
        ];

    /// <summary>Who wrote.</summary>
    public int Source { get; private init; } = -1;

    /// <summary>To whom; −1 if the author of the parent post tells.</summary>
    public int Target { get; private init; } = -1;

    /// <summary>Whether the other end wrote what is answered, as in author and parent_author.</summary>
    public bool IsAnswer { get; private init; }

    /// <summary>How many replies a line stands for.</summary>
    public int Count { get; private init; } = -1;

    /// <summary>Whether a line is friendly (positive) or not.</summary>
    public int Sign { get; private init; } = -1;

    /// <summary>When it was written.</summary>
    public int Time { get; private init; } = -1;

    /// <summary>When the post was written that is answered.</summary>
    public int ParentTime { get; private init; } = -1;

    /// <summary>The id of the post.</summary>
    public int Post { get; private init; } = -1;

    /// <summary>The id of the post that is answered.</summary>
    public int Parent { get; private init; } = -1;

    /// <summary>The column of post ids where the column of those who are answered may name posts.</summary>
    public int OpenPost { get; private init; } = -1;

    /// <summary>The columns that would say how many replies a line stands for, if each line were not one post.</summary>
    public IReadOnlyList<string> NotCounts { get; private init; } = [];

    /// <summary>The names of all columns.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>The columns that are not used.</summary>
    public IEnumerable<string> Unused =>
        Names.Where((name, column) => name.Length > 0
            && column != Source && column != Target && column != Count && column != Sign && column != Time
            && column != ParentTime && column != Post && column != Parent);

    /// <summary>Returns two columns without names.</summary>
    public static ReplyColumns Unnamed => new() { Source = 0, Target = 1, Names = ["", ""] };

    /// <summary>Returns the columns by their names, or null if these do not identify the ends.</summary>
    public static ReplyColumns? Find(IReadOnlyList<string> names)
    {
        List<string> plain = [.. names.Select(TieColumns.Plain)];
        int post = IndexOf(plain, PostNames), parent = IndexOf(plain, ParentNames);
        bool isThread = post >= 0 && parent >= 0;
        int author = IndexOf(plain, Authors);
        bool isAnswer = Ends(plain) is not null;
        if ((Ends(plain) ?? Among(plain, Messages) ?? Named(names) ?? (isThread && author >= 0 ? (author, -1) : null)) is not var (source, target))
        {
            return null;
        }

        bool Free(int column) => column != source && column != target;
        // A mere id beside source and target numbers the ties.
        bool hasPosts = isThread || (post >= 0 && Free(post) && (plain[post] != "id" || Named(names) is null));
        int time = IndexOf(plain, TimeNames, Free);
        string[] counts = [.. CountNames, .. hasPosts || time < 0 ? PairCountNames : []];
        return new ReplyColumns
        {
            Source = source,
            Target = target,
            IsAnswer = isAnswer || target < 0,
            Count = hasPosts ? -1 : IndexOf(plain, counts, Free),
            NotCounts = hasPosts ? [.. names.Where((_, column) => Free(column) && counts.Contains(plain[column], StringComparer.Ordinal))] : [],
            OpenPost = hasPosts && target >= 0 && OpenNames.Contains(plain[target], StringComparer.Ordinal) ? post : -1,
            Sign = IndexOf(plain, SignNames, Free),
            Time = time,
            ParentTime = IndexOf(plain, ParentTimeNames, Free),
            Post = isThread ? post : -1,
            Parent = isThread ? parent : -1,
            Names = names,
        };
    }

    /// <summary>Returns the columns if the column of those who are answered names posts.</summary>
    public ReplyColumns AnsweringPosts() =>
        this with { Post = OpenPost, Parent = Parent >= 0 ? Parent : Target, Target = -1, IsAnswer = true };

    private static (int, int)? Named(IReadOnlyList<string> names) =>
        TieColumns.Named(names) is { } columns ? (columns.First, columns.Second) : null;

    private static (int, int)? Ends(List<string> plain)
    {
        IEnumerable<(string, string)> pairs =
            from author in Authors
            from other in Answered.SelectMany(prefix => Persons.Select(person => prefix + person).Concat(OpenNames))
            where author != other
            select (author, other);
        return Among(plain, pairs);
    }

    private static (int, int)? Among(List<string> plain, IEnumerable<(string One, string Other)> pairs) =>
        pairs.Where(pair => plain.Contains(pair.One) && plain.Contains(pair.Other))
            .Select(pair => ((int, int)?)(plain.IndexOf(pair.One), plain.IndexOf(pair.Other)))
            .FirstOrDefault();

    private static int IndexOf(List<string> plain, string[] names, Func<int, bool>? isFree = null) =>
        names.Select(name => plain.IndexOf(name)).Where(column => column >= 0 && isFree?.Invoke(column) != false).FirstOrDefault(-1);
}

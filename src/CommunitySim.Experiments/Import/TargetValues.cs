using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Import;

/// <summary>
/// Tells by its values whether a column such as reply_to names posts or members. Its name alone does not say.
/// </summary>
internal sealed class TargetValues
{
    private const int MostLines = 200_000;

    private readonly HashSet<string> _posts = new(StringComparer.Ordinal), _authors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _targets = new(StringComparer.Ordinal);
    private readonly Records _records;
    private readonly ReplyColumns _columns;

    private TargetValues(Records records, ReplyColumns columns)
    {
        (_records, _columns) = (records, columns);
        while (records.Count < MostLines && records.Next(out ReadOnlySpan<byte> record))
        {
            _posts.Add(Text(columns.OpenPost, record));
            string author = Text(columns.Source, record), target = Text(columns.Target, record);
            _authors.Add(author);
            if (target.Length > 0 && !DeletedAccount.Is(records[columns.Target].In(record)))
            {
                _targets.TryAdd(target, records.Line);
            }
        }
    }

    /// <summary>Whether the values of the column of those who are answered are ids of posts.</summary>
    /// <exception cref="InputException">They may be both, or neither.</exception>
    public static bool ArePosts(TextLines lines)
    {
        Records records = new(lines);
        return ReplyColumns.Find(records.ReadNames()) is { OpenPost: >= 0 } columns && new TargetValues(records, columns).ArePosts();
    }

    private bool ArePosts()
    {
        int posts = 0, authors = 0;
        (string Text, int Line)? both = null;
        foreach ((string target, int line) in _targets)
        {
            bool isPost = _posts.Contains(Threads.Plain(target)), isAuthor = _authors.Contains(target);
            posts += isPost ? 1 : 0;
            authors += isAuthor ? 1 : 0;
            both ??= isPost && isAuthor ? (target, line) : null;
        }

        if (_targets.Count > 0 && posts > 0 == authors > 0)
        {
            (string first, int at) = both ?? (_targets.Keys.First(), _targets.Values.First());
            throw Refusal(first, at, posts > 0 ? "holds ids of posts and names of members" : "holds neither ids of posts nor names of members who wrote");
        }

        return posts > 0;
    }

    private InputException Refusal(string value, int line, string what)
    {
        string target = _columns.Names[_columns.Target];
        return new(
            _records.At(line), "",
            $"the column {TieColumns.Quote([target])} {what}, as far as its values tell (such as \"{Quotation.Escape(value)}\"); "
            + "rename it parent_id if it holds ids of posts, or parent_author if it holds members.");
    }

    private string Text(int column, ReadOnlySpan<byte> record)
    {
        string text = _records[column].Text(record).Trim();
        return column == _columns.OpenPost ? Threads.Plain(text) : text;
    }
}

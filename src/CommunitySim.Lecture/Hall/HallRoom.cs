namespace CommunitySim.Lecture.Hall;

/// <summary>What the phones may do now.</summary>
internal enum Phase
{
    /// <summary>Nothing is asked.</summary>
    Wait,
    /// <summary>The question is open.</summary>
    Open,
    /// <summary>The first round is over; neighbours talk.</summary>
    Talk,
    /// <summary>The votes are shown.</summary>
    Revealed,
}

/// <summary>What happened to a vote.</summary>
internal enum VoteOutcome
{
    /// <summary>It counts, or replaces the phone's earlier vote of this round.</summary>
    Counted,
    /// <summary>No phone has this id.</summary>
    Stranger,
    /// <summary>This question or round is not open.</summary>
    Closed,
    /// <summary>The question has no such option.</summary>
    NoOption,
}

/// <summary>What the lecturer shows.</summary>
/// <param name="Question">The question; null for none.</param>
/// <param name="Round">0 for the first vote, 1 for the second.</param>
/// <param name="Phase">What phones may do.</param>
internal sealed record HallStage(HallQuestion? Question, int Round, Phase Phase);

/// <summary>A phone in the room.</summary>
/// <param name="Number">Its number in the order of joining, from 0.</param>
/// <param name="Arm">Its arm in the experiment.</param>
internal sealed record Phone(int Number, Arm Arm)
{
    /// <summary>Its votes by question and round.</summary>
    public Dictionary<(string Question, int Round), int> Votes { get; } = [];
}

/// <summary>
/// The hall: its phones, the question on show, and the counts. Everything is in memory. A vote takes microseconds and needs no
/// turn of the work queue, so simulations do not delay it.
/// </summary>
/// <param name="seed">Assigns arms and names.</param>
internal sealed class HallRoom(ulong seed)
{
    /// <summary>The most phones. More ids are a flood.</summary>
    internal const int MostPhones = 2000;

    private const int CodeLength = 4, IdBytes = 16;

    // Without letters and digits that look alike.
    private const string CodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Phone> _phones = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[][]> _counts = new(StringComparer.Ordinal);
    private HallStage _stage = new(null, 0, Phase.Wait);
    private int[] _typed = new int[Arms.Count * 2];

    /// <summary>Assigns arms and names.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>Letters that a phone needs to join.</summary>
    public string Code { get; } = new(System.Security.Cryptography.RandomNumberGenerator.GetItems<char>(CodeLetters, CodeLength));

    /// <summary>Changes of the stage, which phones wait for.</summary>
    public Signal Stages { get; } = new();

    /// <summary>Changes of the stage, the phones or the counts, which the lecturer's page waits for.</summary>
    public Signal Counts { get; } = new();

    /// <summary>What the lecturer shows.</summary>
    public HallStage Stage
    {
        get
        {
            lock (_lock)
            {
                return _stage;
            }
        }
    }

    /// <summary>The number of phones.</summary>
    public int Phones
    {
        get
        {
            lock (_lock)
            {
                return _phones.Count;
            }
        }
    }

    /// <summary>Adds a phone.</summary>
    /// <returns>Its id; null if the room is full.</returns>
    public string? Join()
    {
        string id = LecturerToken.RandomName(IdBytes);
        lock (_lock)
        {
            if (_phones.Count >= MostPhones)
            {
                return null;
            }

            _phones[id] = new Phone(_phones.Count, Arms.Of(Seed, _phones.Count));
        }

        Counts.Raise();
        return id;
    }

    /// <summary>A phone; null if none has this id.</summary>
    public Phone? Find(string? id)
    {
        lock (_lock)
        {
            return id is null ? null : _phones.GetValueOrDefault(id);
        }
    }

    /// <summary>The phone's vote in a round; null for none.</summary>
    public int? VoteOf(Phone phone, string question, int round)
    {
        lock (_lock)
        {
            return phone.Votes.TryGetValue((question, round), out int option) ? option : null;
        }
    }

    /// <summary>Counts a vote. A second one replaces the first while the round is open.</summary>
    public VoteOutcome Vote(string? id, string? question, int round, int option)
    {
        lock (_lock)
        {
            if (id is null || !_phones.TryGetValue(id, out Phone? phone))
            {
                return VoteOutcome.Stranger;
            }

            if (_stage is not { Phase: Phase.Open, Question: { } asked } || asked.Id != question || _stage.Round != round)
            {
                return VoteOutcome.Closed;
            }

            if (option < 0 || option >= asked.Options)
            {
                return VoteOutcome.NoOption;
            }

            int[] counts = CountsOf(asked)[round];
            if (phone.Votes.TryGetValue((asked.Id, round), out int before))
            {
                counts[asked.CellOf(phone.Arm, before)]--;
            }

            phone.Votes[(asked.Id, round)] = option;
            counts[asked.CellOf(phone.Arm, option)]++;
        }

        Counts.Raise();
        return VoteOutcome.Counted;
    }

    /// <summary>Shows a stage on all phones.</summary>
    public void Show(HallStage stage)
    {
        lock (_lock)
        {
            _stage = stage;
            if (stage.Question is { } question)
            {
                CountsOf(question);
            }
        }

        Stages.Raise();
        Counts.Raise();
    }

    /// <summary>Takes the hands that were counted in the hall, as yes and no for each arm.</summary>
    public void Type(int[] counts)
    {
        lock (_lock)
        {
            _typed = counts;
        }

        Counts.Raise();
    }

    /// <summary>The counts of phones by question and round.</summary>
    public IReadOnlyDictionary<string, int[][]> Snapshot()
    {
        lock (_lock)
        {
            return _counts.ToDictionary(
                entry => entry.Key, entry => entry.Value.Select(round => round.ToArray()).ToArray(), StringComparer.Ordinal);
        }
    }

    /// <summary>Yes and no for each arm, of phones and of hands.</summary>
    public (int[] Phones, int[] Typed) OfferCounts()
    {
        lock (_lock)
        {
            return (
                [.. _counts.TryGetValue(HallQuestion.Offer, out int[][]? rounds) ? rounds[0] : new int[Arms.Count * 2]],
                [.. _typed]);
        }
    }

    private int[][] CountsOf(HallQuestion question)
    {
        if (!_counts.TryGetValue(question.Id, out int[][]? rounds))
        {
            _counts[question.Id] = rounds = [.. Enumerable.Range(0, question.Rounds).Select(_ => new int[question.Cells])];
        }

        return rounds;
    }
}

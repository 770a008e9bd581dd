namespace CommunitySim.Experiments.Effects;

/// <summary>
/// Unsubscribing: logit(Σ P(mutes at message m) / Σ P(gets message m)) over thirteen weekly pitches to a newcomer, who does
/// nothing else and whose neighbours stay newcomers. Acceptance is followed by its time, because rejection hurts more than threat; trust is followed
/// by its mean.
/// </summary>
internal sealed record Unsubscribing() : RandomisedEffect(
    "unsubscribing",
    "benchmarks of the industry",
    "https://www.linkmobility.com/blog/benchmark-for-email-marketing-unsubscribe-rate",
    "Out of 100,000 promotional messages, 100 to 500 make the reader unsubscribe.",
    Evidence.Observed,
    Reading.Secondary,
    Figure: Math.Log(0.00224),
    StandardError: 0.4,
    Discrepancy: 0.8,
    "0.1% and 0.5% are taken as the ends of a 95% interval. Of the messages about one in five is opened (21% at Mailchimp), and the model's member notices all; "
        + "so the rate may be five times as large, within two discrepancies. "
        + "The benchmarks do not say how often senders write; a pitch a week is taken.",
    "share of messages that make their reader unsubscribe",
    "Muting after a pitch, on average over a pitch a week for 90 days.")
{
    private const int Messages = 13, DaysBetween = 7;

    // A path that hardly anybody takes costs as much as any other.
    private const double Rare = 1e-9;

    public override bool IsRate => true;

    internal override double Counterpart(ExpectedMember member) => LogOdds(member, Messages, DaysBetween);

    /// <summary>The same for a number of pitches at another distance: the log odds that one of them mutes.</summary>
    internal static double LogOdds(ExpectedMember member, int messages, int daysBetween)
    {
        Counts counts = default;
        foreach (IGrouping<double, MemberType> alike in member.Types.GroupBy(type => type.PainSensitivity))
        {
            Path path = Path.Of(member, alike.First(), messages, daysBetween);
            foreach (MemberType type in alike)
            {
                path.Count(member, type, ref counts);
            }
        }

        double rate = counts.Muted / counts.Sent;
        return Math.Log(rate) - Math.Log(1 - rate);
    }

    private static double Disapproval(ExpectedMember member) => member.Disapproval(member.NewcomersEndorse);

    private static ExpectedState Threatened(ExpectedMember member, MemberType type, ExpectedState state) => state with
    {
        Pain = state.Pain + member.Threat(type, state, Disapproval(member)),
        Obligation = Math.Max(-1, state.Obligation - member.Brand.AskCost),
        SocialMode = state.SocialMode * (1 - member.Member.Interruption),
    };

    private static Reaction Buy(ExpectedMember member, MemberType type, ExpectedState threatened, bool isFirst, int days)
    {
        double seen = member.Brand.Visibility * Disapproval(member);
        ExpectedState rejected = threatened with { Pain = threatened.Pain + member.Rejection(type, Disapproval(member)) };
        ExpectedState With(double trust) =>
            rejected with { Trust = Informed(member, member.Loss(trust, member.Brand.Attribution * seen), isFirst) };
        return Reaction.Of(
            member, member.Brand.Quality, With(member.Gain(threatened.Trust, 1)), With(member.Loss(threatened.Trust, 1)), days);
    }

    private static Reaction Decline(ExpectedMember member, ExpectedState threatened, bool isFirst, int days)
    {
        ExpectedState annoyed = member.Member.Annoyance > 0
            ? threatened with { Annoyance = threatened.Annoyance + (member.AnnoyanceStep(threatened.Obligation) * (1 - threatened.Annoyance)) }
            : threatened with { Trust = member.Loss(threatened.Trust, member.Brand.Intrusion * (1 - threatened.Obligation)) };
        return Reaction.Of(
            member,
            member.Brand.Detectability,
            annoyed with { Trust = Informed(member, annoyed.Trust, isFirst) },
            threatened with { Trust = Informed(member, threatened.Trust, isFirst) },
            days);
    }

    private static double Informed(ExpectedMember member, double trust, bool isFirst) =>
        isFirst ? trust + (member.Brand.Informs * member.GainStep(member.Brand.InformGain) * (1 - trust)) : trust;

    /// <summary>
    /// What pitches do to members of one pain sensitivity. Who buys is not known yet: the state of those who did not buy depends
    /// neither on loss aversion nor on fit.
    /// </summary>
    /// <param name="States">On the morning of each pitch, of those who have not bought.</param>
    /// <param name="Declines">The chance that a declined pitch mutes.</param>
    /// <param name="Sales">The chance that a pitch mutes those who buy at it.</param>
    /// <param name="Later">All later pitches to those who buy at it and do not mute.</param>
    private sealed record Path(ExpectedState[] States, double[] Declines, double[] Sales, Counts[] Later)
    {
        public static Path Of(ExpectedMember member, MemberType type, int messages, int days)
        {
            Path path = new(new ExpectedState[messages], new double[messages], new double[messages], new Counts[messages]);
            ExpectedState state = member.Newcomer;
            for (int message = 0; message < messages; message++)
            {
                ExpectedState threatened = Threatened(member, type, state);
                Reaction sale = Buy(member, type, threatened, message == 0, days),
                    decline = Decline(member, threatened, message == 0, days);
                (path.States[message], path.Sales[message], path.Declines[message]) = (state, sale.Mutes, decline.Mutes);
                FollowCustomer(member, type, sale.After, messages - message - 1, days, ref path.Later[message]);
                state = decline.After;
            }

            return path;
        }

        /// <summary>Adds the pitches to members of a type.</summary>
        public void Count(ExpectedMember member, MemberType type, ref Counts counts)
        {
            double there = type.Weight;
            for (int message = 0; message < States.Length; message++)
            {
                double accepts = ExpectedMember.Share(member.LogOdds(type, States[message], Disapproval(member), member.Brand.Visibility));
                counts.Add(there, (accepts * Sales[message]) + ((1 - accepts) * Declines[message]));
                counts.Add(Later[message], there * accepts * (1 - Sales[message]));
                there *= (1 - accepts) * (1 - Declines[message]);
            }
        }

        private static void FollowCustomer(
            ExpectedMember member, MemberType type, ExpectedState state, int messages, int days, ref Counts counts)
        {
            double there = 1;
            for (int message = 0; message < messages && there > Rare; message++)
            {
                Reaction decline = Decline(member, Threatened(member, type, state), isFirst: false, days);
                counts.Add(there, decline.Mutes);
                (there, state) = (there * (1 - decline.Mutes), decline.After);
            }
        }
    }

    /// <summary>Messages that were sent, and those that muted.</summary>
    private record struct Counts(double Sent, double Muted)
    {
        public void Add(double sent, double mutes) => (Sent, Muted) = (Sent + sent, Muted + (sent * mutes));

        public void Add(Counts others, double times) => (Sent, Muted) = (Sent + (times * others.Sent), Muted + (times * others.Muted));
    }

    /// <summary>The chance of muting after a pitch, and the state on the morning of the next one.</summary>
    private readonly record struct Reaction(double Mutes, ExpectedState After)
    {
        /// <summary>The mean of two outcomes, the one with a probability and the other.</summary>
        public static Reaction Of(ExpectedMember member, double probability, ExpectedState one, ExpectedState other, int days) => new(
            (probability * member.Muting(one.Pain, one.InEffect)) + ((1 - probability) * member.Muting(other.Pain, other.InEffect)),
            member.After(
                one with
                {
                    Trust = (probability * one.Trust) + ((1 - probability) * other.Trust),
                    Annoyance = (probability * one.Annoyance) + ((1 - probability) * other.Annoyance),
                },
                days));
    }
}

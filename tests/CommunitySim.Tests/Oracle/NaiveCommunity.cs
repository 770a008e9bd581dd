using System.Diagnostics.CodeAnalysis;
using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Oracle;

/// <summary>
/// The whole model a second time, written from its description (MODEL.md) and not from src/: one long day, one member
/// after the other, every sentence once. It is slow and repeats itself on purpose. It is longer than other files because
/// a day that is spread over files could not be read beside the description. It calculates in double precision where the
/// simulation has single, so it says where a number came so close to a chance that rounding may decide.
/// </summary>
internal sealed class NaiveCommunity
{
    // Chances that come straight from parameters are rounded once, by at most 2⁻²⁵ of themselves.
    private const double OfParameters = 1e-7;

    // Chances in proportion to trust carry its rounding, a few 2⁻²⁴ a day that mostly cancel out; disapproval that of a power.
    private const double OfTrust = 2e-6;

    // Logits multiply the rounding of pain, trust and obligation with slopes up to 8/4 and stakes of some units.
    private const double OfChoice = 1e-5;

    // Trust is kept from day to day in steps of 2⁻²³.
    private const double Steps = 8388608;

    private readonly CommunityParameters _community;
    private readonly IReadOnlyList<Segment> _segments;
    private readonly BrandParameters _brand;
    private readonly Strategy _strategy;
    private readonly World _world;
    private readonly bool _isRival;
    private readonly RandomStreams _own;
    private readonly List<NaiveCommunity> _brands;
    private readonly Calendar? _calendar;
    private readonly List<double> _norms;
    private readonly NaiveManager? _manager;
    private readonly NaiveTies _ties;
    private int _day;
    private readonly List<(bool Helped, bool Accepted)> _firstPitches = [];
    private readonly List<double> _threats = [];
    private double _value, _hours, _pitches, _salesPitched, _membersLeft;

    public NaiveCommunity(Scenario scenario, World world)
        : this(scenario, world, null)
    {
    }

    private NaiveCommunity(Scenario scenario, World world, NaiveCommunity? first)
    {
        (_community, _segments, _brand) = (scenario.Community, scenario.Segments, scenario.Brand);
        (_strategy, _world, _isRival, _calendar) = (scenario.Strategy, world, first is not null, scenario.Calendar);
        _brands = first?._brands ?? [];
        _brands.Add(this);
        _norms = first?._norms ?? [.. Enumerable.Repeat(_community.Cohesion, world.Members)];
        _manager = scenario.Strategy.Manager is null ? null : new NaiveManager(scenario.Strategy.Manager, _brand, _brand.HoursPerThousandMembers * world.Members / 1000 * (_calendar?.Hours.Average() ?? 1), Visit);
        _own = _isRival ? world.RandomStreams with { Brand = (uint)_brands.Count - 1 } : world.RandomStreams;
        _ties = first?._ties ?? new NaiveTies();
        for (int seat = 0; seat < world.Members; seat++)
        {
            MemberParameters own = world.SegmentOf(seat) is > 0 and var number ? _segments[number - 1].Member : scenario.Member;
            Members.Add(first is null ? new(seat, world.Traits(seat)) { Own = own } : new(seat, world.Traits(seat)) { Own = own, Feelings = first.Members[seat].Feelings });
        }

        foreach (NaiveMember member in Members)
        {
            IEnumerable<int> seats = Enumerable.Range(0, world.Network.Degree(member.Seat)).Select(index => world.Network.Neighbour(member.Seat, index));
            member.Neighbours.AddRange(seats.Select(seat => Members[seat]).OrderBy(one => world.IsPoster(one.Seat) ? 0 : 1).ThenBy(one => one.Seat));
            member.BecomeNewcomer(member.Own);
            BeginAs(member, _community.Begin);
            member.Publish();
            member.IsAlly = world.IsAlly(member.Seat);
            member.HeldOut = _own.Uniform(RandomStream.HeldOut, 0, member.Seat / _community.Network.GroupSize) < _brand.HoldOut;
            member.Receptive = _brand.ReceptiveFrom == 0;
        }

        _ = scenario.Rival is null ? null : new NaiveCommunity(scenario.Rival, world, first ?? this);
        _ties.Number(world, Members);
    }

    public List<NaiveMember> Members { get; } = [];

    public bool Expelled { get; private set; }

    public Dictionary<Branch, long> Visits { get; } = Enum.GetValues<Branch>().ToDictionary(branch => branch, _ => 0L);

    public Dictionary<Observable, double> Observed { get; private set; } = [];

    /// <summary>From some day on, a number was so close to a chance that rounding may have decided otherwise.</summary>
    public bool TooCloseToCall { get; private set; }

    /// <summary>The brand whose turn comes next.</summary>
    public NaiveCommunity? Rival => _brands.SkipWhile(one => one != this).Skip(1).FirstOrDefault();

    private IEnumerable<NaiveCommunity> Others => _brands.Where(one => one != this);

    /// <summary>Severed ties, the lower seat first.</summary>
    public IReadOnlySet<(int Lower, int Higher)> SeveredTies => _ties.Severed;

    /// <summary>A day with the one brand, then with the other; in the night each member recovers from both.</summary>
    public void LiveADay()
    {
        foreach (NaiveMember i in _brands.SelectMany(one => one.Members))
        {
            (i.TakenYesterday, i.TakenToday) = (i.TakenToday, 0);
        }

        _brands.ForEach(brand => brand.MeetTheBrand());
        AdaptNorms();

        // 7. Relaxation.
        foreach (NaiveMember i in Members)
        {
            i.Pain *= Math.Pow(0.5, 1 / i.Own.PainHalfLife);
            i.SocialMode += i.Own.RefocusRate * (i.Own.SocialMode - i.SocialMode);

            // Help given fades like obligation, that of today already this evening.
            i.Feelings.Help += i.Feelings.HelpedToday;
            i.Feelings.HelpedToday = 0;
            i.Feelings.Help *= Math.Pow(0.5, 1 / i.Own.ObligationHalfLife);
        }

        // The ties in the evening: those of newcomers, those that mend, those cut today.
        _ties.Severed.RemoveWhere(tie =>
        {
            bool newcomers = Members[tie.Lower].Feelings.IsNew || Members[tie.Higher].Feelings.IsNew;
            Visit(newcomers ? Branch.TieOfNewcomerRestored : Branch.TieStaysSevered);
            return newcomers;
        });
        _ties.Severed.RemoveWhere(tie =>
        {
            double u = _world.RandomStreams.Uniform(RandomStream.Mend, _day, _ties.Position[tie]);
            TooCloseToCall |= _community.Mend is > 0 and < 1 && Math.Abs(u - _community.Mend) < OfParameters;
            Visit(u < _community.Mend ? Branch.TieMended : Branch.TieStaysSevered);
            return u < _community.Mend;
        });
        foreach ((int who, int whom) in _ties.Cuts)
        {
            if (Members[whom].Feelings.IsNew)
            {
                Visit(Branch.CutOfSomebodyWhoLeft);
            }
            else
            {
                _ties.Severed.Add((Math.Min(who, whom), Math.Max(who, whom)));
                Visit(Branch.TieSevered);
            }
        }

        _ties.Cuts.Clear();
        Observed[Observable.LiveTies] = _ties.Position.Count == 0 ? 1 : 1 - (_ties.Severed.Count / (double)_ties.Position.Count);
        Observed[Observable.Pain] = Members.Average(one => one.Pain);
        foreach (NaiveCommunity brand in _brands)
        {
            brand.Observed[Observable.Pain] = Observed[Observable.Pain];
            brand.Observed[Observable.LiveTies] = Observed[Observable.LiveTies];
            brand.Observed[Observable.RivalValue] = _brands.SkipWhile(one => one != brand).Skip(1).Sum(one => one._value);
            TooCloseToCall |= brand.TooCloseToCall;
        }
    }

    /// <summary>In the evening each group compares its norm with what it did about today's pitches, whoever made them.</summary>
    private void AdaptNorms()
    {
        for (int group = 0; _community.NormRate > 0 && group < Members.Count; group++)
        {
            List<NaiveMember> asked = [.. _brands.SelectMany(one => one.Members)
                .Where(one => GroupOf(one) == group && one.Event is MemberEvent.Pitched or MemberEvent.Sanctioned)];
            if (asked.Count > 0)
            {
                double passed = asked.Count(one => one.Event == MemberEvent.Pitched) / (double)asked.Count;
                _norms[group] += _community.NormRate * (1 - passed - _norms[group]);
                Visit(passed < 1 ? Branch.NormConfirmed : Branch.NormEroded);
            }
        }
    }

    /// <summary>Where the community runs already: one number says who knows the brand and who of them buys from it.</summary>
    private void BeginAs(NaiveMember i, BeginParameters begin)
    {
        double U(RandomStream purpose) => _own.Uniform(purpose, 0, i.Seat);
        double known = new[] { begin.Aware, begin.Customers, begin.Muted }.Max();
        i.Trust = begin.Trust ?? i.Trust;
        i.Aware = U(RandomStream.BeginAware) < known;
        i.Customer = U(RandomStream.BeginAware) < begin.Customers;
        i.Muted = i.Aware && U(RandomStream.BeginMuted) < begin.Muted / known;
        i.OpenProblem = U(RandomStream.BeginProblem) < begin.OpenProblems;
        i.ProblemAge = i.OpenProblem ? 1 + (int)(U(RandomStream.BeginAge) * Math.Floor(i.Own.Patience)) : 0;
        Visit(i.Muted && i.Customer ? Branch.BeganAsCustomerWhoMuted : i.Muted ? Branch.BeganMuted : i.Customer ? Branch.BeganAsCustomer : i.Aware ? Branch.BeganAware : Branch.BeganUnaware);
        Visit(i.OpenProblem ? Branch.BeganWithProblem : Branch.BeganWithoutProblem);
    }

    private int GroupOf(NaiveMember one) => one.Seat / _community.Network.GroupSize;

    [SuppressMessage("Design", "MA0051:Method is too long", Justification = "Reads from top to bottom as the description does.")]
    private void MeetTheBrand()
    {
        _day++;

        // 0. The brand plans.
        int heldOut = Members.Count(one => one.HeldOut);
        Shares wanted = _manager?.Plan(_day, Members.Count - heldOut, heldOut) ?? _strategy.Stages.Last(stage => stage.FromDay <= _day).Shares;
        bool banned = Expelled;
        Shares shares = Expelled ? default : wanted;
        TooCloseToCall |= _manager?.TooCloseToCall ?? false;
        bool present = shares.Pitch != 0 || shares.Solve != 0 || shares.Bond != 0;
        double perThousand = Latest(stage => stage.HoursPerThousandMembers, _brand.HoursPerThousandMembers), wage = Latest(stage => stage.HourlyWage, _brand.HourlyWage);
        double budget = perThousand * Members.Count / 1000 * Factor(_calendar?.Hours, Today is { } date ? (int)date.DayOfWeek : 0), hours = present ? budget : 0;
        int waiting = Members.Count(one => one.OpenProblem && !one.Ignored && !one.Muted && !one.HeldOut);
        int reachable = Members.Count(one => !one.Muted && MayBe(one, _brand.PitchTarget)), meetable = Members.Count(one => !one.Muted && MayBe(one, _brand.BondTarget));
        double look = Chance(hours * shares.Solve, _brand.SolveHours * waiting);
        double leftOver = (hours * shares.Solve) - (look * _brand.SolveHours * waiting);
        double pitch = Chance(hours * shares.Pitch, _brand.PitchHours * reachable);
        double bond = Chance((hours * shares.Bond) + leftOver, _brand.BondHours * meetable);
        double worked = hours;
        if (_brand.PitchCap < 7)
        {
            double most = _brand.PitchHours * reachable * _brand.PitchCap / 7;
            worked -= hours * shares.Pitch > most ? (hours * shares.Pitch) - most : 0;
            Visit(pitch > _brand.PitchCap / 7 ? Branch.CapReached : Branch.CapNotReached);
            pitch = Math.Min(pitch, _brand.PitchCap / 7);
        }

        Visit(reachable == 0 ? Branch.NobodyReachable : Branch.SomebodyReachable);
        Visit(waiting == 0 ? Branch.NobodyWaiting : look == 1 ? Branch.AllLookedAt : look > 0 ? Branch.SomeLookedAt : Branch.NoneLookedAt);

        int month = Today is { } now ? now.Month - 1 : 0;
        int pitches = 0, salesPitched = 0, salesOwn = 0, raised = 0, solved = 0, letDown = 0, sanctioned = 0, sightings = 0, payments = 0, heldOutSales = 0, heldOutPayments = 0;
        foreach (NaiveMember i in Members)
        {
            bool Happens(RandomStream purpose, double probability, double margin = OfParameters)
            {
                double u = Uniform(purpose, i);
                TooCloseToCall |= probability > 0 && probability < 1 && Math.Abs(u - probability) < margin;
                return u < probability;
            }

            // 1. Turnover.
            i.Event = MemberEvent.None;
            if (!_isRival)
            {
                double live = i.Neighbours.Count == 0 ? 1 : i.Neighbours.Count(j => !_ties.AreSevered(i, j)) / (double)i.Neighbours.Count;
                double factor = Math.Exp((_community.LeaveByPain * i.Pain) - (_community.LeaveByAnswer * (i.Feelings.Answered ? 1 : 0)) - (_community.LeaveByTies * live));
                double leave = Math.Min(1, _community.Turnover * factor);
                i.Feelings.IsNew = Happens(RandomStream.Turnover, leave, Math.Max(OfParameters, leave * OfChoice));
                Visit(i.Feelings.IsNew && leave > 2 * _community.Turnover ? Branch.LeftMoreEasily : i.Feelings.IsNew && 2 * leave < _community.Turnover ? Branch.LeftThoughHeld : Branch.StayedOrLeftByChance);
            }

            if (i.Feelings.IsNew)
            {
                if (_isRival)
                {
                    i.BecomeNewTo(i.Own);
                }
                else
                {
                    i.BecomeNewcomer(i.Own);
                    (i.Feelings.Answered, i.Feelings.Help) = (false, 0);
                }

                i.Receptive = false;
                _membersLeft++;
                Visit(Branch.Newcomer);
            }
            else if (_community.SpillOver * Others.Sum(brand => brand.Members[i.Seat].TakenYesterday) is var spilled and > 0)
            {
                Visit(i.Trust > spilled ? Branch.DistrustSpilledOver : Branch.DistrustDrowned);
                i.Trust = Math.Max(0, i.Trust - spilled);
            }

            // A newcomer does not know of broken ties; the others meet it only tomorrow.
            i.Known = [.. i.Neighbours.Where(j => i.Feelings.IsNew || !_ties.AreSevered(i, j))];
            Visit(i.Feelings.IsNew && i.Neighbours.Exists(j => _ties.AreSevered(i, j)) ? Branch.NewcomerKnowsAll : i.Known.Count < i.Neighbours.Count ? Branch.SomeTiesSevered : Branch.AllTiesLive);
            Visit(i.Known.Count == 0 && i.Neighbours.Count > 0 ? Branch.LostAllTies : Branch.AnyTie);

            bool hadMuted = i.Muted;

            // 2. Problems.
            if (i.OpenProblem)
            {
                if (present && !i.Muted && !i.Ignored && !i.HeldOut && Happens(RandomStream.ProblemLook, look))
                {
                    if (Happens(RandomStream.ProblemAnswer, _brand.Consistency))
                    {
                        i.CloseProblem();
                        i.Feelings.Answered = false;
                        i.Aware = true;
                        if (Happens(RandomStream.ProblemSuccess, _brand.Skill * (1 - (i.Own.Seesaw * _brand.WorkHat))))
                        {
                            Gain(i, 1 + (i.Own.Surprise * (1 - i.Expectation)));
                            i.Obligation = Math.Min(1, i.Obligation + _brand.HelpCredit);
                            i.Event = MemberEvent.Solved;
                            i.Feelings.Answered = true;
                            solved++;
                            i.Helped = true;
                            Visit(Branch.Solved);
                        }
                        else
                        {
                            Lose(i, 1);
                            i.Event = MemberEvent.LetDown;
                            letDown++;
                            ObjectTo(i, Happens);
                            Visit(Branch.AnswerFailed);
                        }

                        Visit(i.Expectation < 1 ? Branch.AnsweredByExpectation : Branch.AnsweredAsExpected);
                        i.Expectation += i.Own.ExpectationRate * (1 - i.Expectation);
                    }
                    else
                    {
                        i.Ignored = true;
                        Visit(Branch.Ignored);
                    }
                }

                double peers = Math.Min(1, i.Own.PeerHelp * (1 + (i.Own.MemberReciprocity * (i.Feelings.Help - 1))));
                if (i.OpenProblem && Happens(RandomStream.PeerHelp, peers, OfTrust))
                {
                    i.CloseProblem();
                    i.Feelings.Answered = false;
                    Visit(Branch.PeersHelped);
                    Visit(peers == 1 ? Branch.PeersHelpForCertain : peers > i.Own.PeerHelp ? Branch.PeersHelpHelpers : Branch.PeersHelpOthers);
                    if (i.Known.Count > 0)
                    {
                        double place = Uniform(RandomStream.Helper, i) * i.Known.Count;
                        TooCloseToCall |= Math.Round(place) > 0 && Math.Abs(place - Math.Round(place)) < 2.5e-7 * i.Known.Count;
                        i.Known[(int)place].Feelings.HelpedToday++;
                    }
                }

                if (i.OpenProblem)
                {
                    i.ProblemAge++;
                    if (i.ProblemAge > i.Own.Patience)
                    {
                        i.CloseProblem();
                        i.Feelings.Answered = false;
                        double expected = i.Expectation;
                        i.Expectation -= present ? i.Own.ExpectationRate * i.Expectation : 0;
                        if (present && i.Aware && !i.Muted)
                        {
                            Lose(i, i.Own.Disappointment * expected);
                            i.Event = MemberEvent.LetDown;
                            letDown++;
                            ObjectTo(i, Happens);
                            Visit(expected < 1 ? Branch.WaitedByExpectation : Branch.WaitedAsExpected);
                            Visit(Branch.Disappointed);
                        }
                        else
                        {
                            Visit(Branch.GivenUpQuietly);
                        }
                    }
                }
            }
            else if (Happens(RandomStream.ProblemArises, Math.Min(1, i.Own.ProblemRate * Factor(_calendar?.ProblemRate, month)) * (i.Own.ComplaintFloor + ((1 - i.Own.ComplaintFloor) * i.TrustShown)), OfTrust))
            {
                i.OpenProblem = true;
                i.ProblemAge = 1;
                raised++;
                Visit(Branch.Raised);
            }

            // 3. Bonding.
            if (!i.Muted && MayBe(i, _brand.BondTarget) && Happens(RandomStream.Bond, bond))
            {
                Gain(i, _brand.BondGain);
                i.Obligation = Math.Min(1, i.Obligation + _brand.BondCredit);
                i.Pain *= _brand.BondRelief;
                i.Aware = true;
                Visit(Branch.Bonded);
            }

            // 4. Pitch, or 4'. own demand.
            if (!i.Muted && MayBe(i, _brand.PitchTarget) && Happens(RandomStream.Pitch, pitch))
            {
                bool news = !i.Aware, first = !i.Asked && !i.Customer;
                i.Asked = true;
                i.Aware = true;
                i.Event = MemberEvent.Pitched;
                pitches++;
                double disapproval = i.Disapproval = DisapprovalAround(i), seen = _brand.Visibility * disapproval, stake = 1 + (i.Own.StakePain * _brand.Offer);
                double utility = Utility(i, _brand.Visibility, disapproval);
                double threat = i.Own.ThreatPain * i.SocialMode * i.PainSensitivity * disapproval * stake;
                i.Pain += threat;
                i.Obligation = Math.Max(-1, i.Obligation - _brand.AskCost);
                i.SocialMode *= 1 - i.Own.Interruption;
                bool bought = false;
                Visit(i.Obligation < 0 ? Branch.AskedAsDebtor : Branch.AskedAsCreditor);
                if (!i.Customer && Happens(RandomStream.Accept, Logistic(i.Own.ChoiceSensitivity * utility), OfChoice))
                {
                    i.Customer = true;
                    bought = true;
                    salesPitched++;
                    bool good = Happens(RandomStream.Quality, _brand.Quality);
                    Experience(i, good);
                    if (!good && Happens(RandomStream.Deceived, _brand.Deception))
                    {
                        i.Deceived = true;
                        Visit(Branch.Deceived);
                    }

                    i.Pain += i.PainSensitivity * seen * stake;
                    LoseByPitch(i, _brand.Attribution * seen);
                    Visit(Branch.SoldByPitch);
                    if (Happens(RandomStream.Reaction, seen, OfTrust))
                    {
                        i.Event = MemberEvent.Sanctioned;
                        sanctioned++;
                        Visit(Branch.Sanctioned);
                    }
                }
                else if (Happens(RandomStream.Reaction, _brand.Detectability))
                {
                    SeeThroughPitch(i, _brand.Intrusion, i.Own.Annoyance);
                    Visit(Branch.PitchDetected);
                }

                // Only a member who was no customer can have bought from the pitch.
                if (first)
                {
                    _firstPitches.Add((i.Helped, i.Customer));
                }

                if (!bought)
                {
                    _threats.Add(threat);
                }

                if (news && Happens(RandomStream.Inform, _brand.Informs))
                {
                    Gain(i, _brand.InformGain);
                    Visit(Branch.Informed);
                }

                if (Happens(RandomStream.Mute, Logistic(i.Own.ToleranceSensitivity * (i.Pain - (i.Own.Tolerance * (1 + (2 * i.TrustShown))))), OfChoice))
                {
                    i.Muted = true;
                    Visit(Branch.MutedAfterPitch);
                }
            }
            else if (i.Aware && !i.Customer && Happens(RandomStream.Need, Math.Min(1, i.Own.NeedRate * Factor(_calendar?.NeedRate, month))))
            {
                double utility = Utility(i, i.Own.Privacy, DisapprovalAround(i));
                if (Happens(RandomStream.Accept, Logistic(i.Own.ChoiceSensitivity * utility), OfChoice))
                {
                    i.Customer = true;
                    salesOwn++;
                    heldOutSales += i.HeldOut ? 1 : 0;
                    Experience(i, Happens(RandomStream.Quality, _brand.Quality));
                    Visit(i.Muted ? Branch.SoldByOwnDemandThoughMuted : Branch.SoldByOwnDemand);
                }
                else
                {
                    Visit(Branch.NeededAndDeclined);
                }
            }

            // 5. The feed: what j published yesterday.
            if (Sight(i) is { } j)
            {
                i.Trust += i.Own.WordOfMouth * (j.SeenTrust - i.Trust);
                if (j.SeenAware && !i.Aware && Happens(RandomStream.Need, i.Own.AwarenessRate * (banned ? 1 - _community.NameBan : 1) * j.SeenTrust, OfTrust))
                {
                    i.Aware = true;
                    Visit(Branch.AwareByNeighbour);
                    if (banned && _community.NameBan > 0)
                    {
                        Visit(Branch.AwareDespiteBan);
                    }
                }

                // The tie is with the member and not with the brand, so that it breaks whether the brand is muted or not.
                if (j.SeenEvent == MemberEvent.Sanctioned && Happens(RandomStream.Cut, _community.Cut * j.SeenDisapproval, OfTrust))
                {
                    _ties.Cuts.Add((i.Seat, j.Seat));
                    Visit(i.Muted ? Branch.MutedMemberCuts : Branch.MemberCuts);
                }

                bool aPitch = j.SeenEvent is MemberEvent.Pitched or MemberEvent.Sanctioned;
                if (i.Muted)
                {
                    if (Happens(hadMuted ? RandomStream.Pitch : RandomStream.Unmute, i.Own.UnmuteRate * j.SeenTrust, OfTrust))
                    {
                        i.Muted = false;
                        Visit(Branch.Unmuted);
                    }

                    // What a dashboard counts is what was shown, and nothing is shown to who has muted: no sighting.
                    if (aPitch)
                    {
                        Visit(Branch.PitchHiddenFromMuted);
                    }
                }
                else if (j.SeenEvent == MemberEvent.Solved)
                {
                    Lose(i, i.Own.ComplaintEcho * i.Own.WitnessWeight);
                    Gain(i, i.Own.WitnessWeight);
                    Visit(Branch.WitnessedSolved);
                }
                else if (j.SeenEvent == MemberEvent.LetDown)
                {
                    Lose(i, i.Own.WitnessWeight);
                    Visit(Branch.WitnessedLetDown);
                }
                else if (aPitch)
                {
                    sightings++;
                    if (Happens(RandomStream.FeedReaction, _brand.Detectability))
                    {
                        SeeThroughPitch(i, i.Own.WitnessWeight * _brand.Intrusion, i.Own.WitnessWeight * i.Own.Annoyance);
                        Visit(i.Own.Annoyance > 0 ? Branch.AnnoyedByWitnessing : Branch.WitnessedPitchDetected);
                    }

                    if (j.SeenEvent == MemberEvent.Sanctioned)
                    {
                        i.Pain += i.Own.WitnessedPain * i.PainSensitivity;
                        Visit(Branch.WitnessedSanction);
                    }
                }
            }

            // 6. Churn.
            if (i.Customer)
            {
                payments++;
                heldOutPayments += i.HeldOut ? 1 : 0;
                if (Happens(RandomStream.Churn, i.Own.CustomerChurn * (1 - i.TrustShown), OfTrust))
                {
                    i.Customer = false;
                    Visit(Branch.CustomerLeft);
                }
            }

            // 7. Relaxation.
            i.Annoyance *= Math.Pow(0.5, 1 / i.Own.AnnoyanceHalfLife);
            i.Obligation *= Math.Pow(0.5, 1 / i.Own.ObligationHalfLife);
            i.Receptive = i.Obligation >= _brand.ReceptiveFrom;
            TooCloseToCall |= Uses(Target.Receptive) && i.Obligation != _brand.ReceptiveFrom && Math.Abs(i.Obligation - _brand.ReceptiveFrom) < OfTrust;
        }

        // 8. Publish and observe.
        foreach (NaiveMember i in Members.Where(one => one.Deceived && one.Trust > 1 - one.Own.Scar))
        {
            i.Trust = 1 - i.Own.Scar;
            Visit(Branch.CutToCeiling);
        }

        Members.ForEach(one => one.Publish());
        _value += (_brand.SaleMargin * (salesPitched + salesOwn)) + (_brand.RetainedMargin * payments) - (wage * worked) + (_brand.OutsideReturn * (budget - worked));
        Expelled |= Members.Count(one => one.Muted) / (double)Members.Count > _community.ExpulsionShare;
        if (Expelled)
        {
            Visit(Branch.Expelled);
        }

        _hours += worked;
        _manager?.Remember(pitches + sightings, worked, budget - worked, _manager.Bring(salesPitched + salesOwn - heldOutSales, payments - heldOutPayments), _manager.Bring(heldOutSales, heldOutPayments));
        _pitches += pitches;
        _salesPitched += salesPitched;
        double customers = Members.Count(one => one.Customer), others = Members.Count - customers;
        Observed = new Dictionary<Observable, double>
        {
            [Observable.Trust] = Members.Average(one => one.SeenTrust),
            [Observable.Reach] = Members.Average(one => one.Aware && !one.Muted ? 1.0 : 0),
            [Observable.Customers] = customers / Members.Count,
            [Observable.Muted] = Members.Average(one => one.Muted ? 1.0 : 0),
            [Observable.OpenProblems] = Members.Average(one => one.OpenProblem ? 1.0 : 0),
            [Observable.Value] = _value,
            [Observable.Pitches] = pitches,
            [Observable.SalesPitched] = salesPitched,
            [Observable.SalesOwn] = salesOwn,
            [Observable.Raised] = raised,
            [Observable.Solved] = solved,
            [Observable.LetDown] = letDown,
            [Observable.Sanctioned] = sanctioned,
            [Observable.Impressions] = pitches + sightings,
            [Observable.FanGap] = customers == 0 || others == 0 ? 0
                : Members.Where(one => one.Customer).Average(one => one.SeenTrust) - Members.Where(one => !one.Customer).Average(one => one.SeenTrust),
            [Observable.Hours] = _hours,
            [Observable.Acceptance] = _pitches == 0 ? 0 : _salesPitched / _pitches,
            [Observable.Expelled] = Expelled ? 1 : 0,
            [Observable.RivalValue] = 0,
            [Observable.MembersLeft] = _membersLeft,
            [Observable.TrustAware] = Members.Where(one => one.Aware).Select(one => one.SeenTrust).DefaultIfEmpty().Average(),
            [Observable.Annoyance] = Members.Average(one => one.Annoyance),
            [Observable.FirstAcceptance] = Accepted(_firstPitches),
            [Observable.FirstAcceptanceHelped] = Accepted(_firstPitches.Where(one => one.Helped)),
            [Observable.FirstAcceptanceOthers] = Accepted(_firstPitches.Where(one => !one.Helped)),
            [Observable.PainPerDecline] = _threats.DefaultIfEmpty().Average(),
        };
    }

    /// <summary>The rival has numbers of its own, but a seat's newcomer comes to both.</summary>
    private double Uniform(RandomStream purpose, NaiveMember i) =>
        (purpose == RandomStream.Turnover ? _world.RandomStreams : _own).Uniform(purpose, _day, i.Seat);

    /// <summary>What is kept of a trust overnight.</summary>
    public static double InSteps(double trust) => Math.Round(trust * Steps) / Steps;

    /// <summary>
    /// The neighbour whom a member sees today, if any. Each has an equal part of the unit interval, the posters' first; of a
    /// lurker's part only the share lurkerActivity shows something, and these shares are moved together.
    /// </summary>
    private NaiveMember? Sight(NaiveMember i)
    {
        int posters = i.Known.Count(j => _world.IsPoster(j.Seat)), lurkers = i.Known.Count - posters;
        double place = Uniform(RandomStream.Feed, i) * i.Known.Count, within = place;
        if (place >= posters)
        {
            within = posters + ((place - posters) / i.Own.LurkerActivity);
        }

        // Rounding of u·d, a few 2⁻²⁴ of d, is stretched with the lurkers' part; from 0 there is nothing before to be mistaken for.
        double margin = 2.5e-7 * i.Known.Count / (lurkers == 0 ? 1 : i.Own.LurkerActivity);
        TooCloseToCall |= Math.Round(within) > 0 && Math.Round(within) <= i.Known.Count && Math.Abs(within - Math.Round(within)) < margin;
        return within < i.Known.Count ? i.Known[(int)Math.Floor(within)] : null;
    }

    private void Visit(Branch branch) => Visits[branch]++;

    private static void Gain(NaiveMember i, double size) => i.Trust += Math.Min(1, i.Own.TrustLearningRate * size) * (1 - i.Trust);

    private static void Lose(NaiveMember i, double size) => i.Trust -= Math.Min(1, i.Own.TrustLearningRate * i.Own.TrustAsymmetry * size) * i.Trust;

    /// <summary>The date, where there is a calendar.</summary>
    private DateOnly? Today => _calendar?.Start.AddDays(_day - 1);

    private static double Factor(IReadOnlyList<double>? factors, int place) => factors is null ? 1 : factors[place];

    /// <summary>What the latest stage says that says anything.</summary>
    private double Latest(Func<Stage, double?> said, double otherwise) =>
        _strategy.Stages.Where(stage => stage.FromDay <= _day).Select(said).LastOrDefault(one => one is not null) ?? otherwise;

    private static double Accepted(IEnumerable<(bool Helped, bool Accepted)> pitches) =>
        pitches.Select(pitch => pitch.Accepted ? 1.0 : 0).DefaultIfEmpty().Average();

    private static void LoseByPitch(NaiveMember i, double size)
    {
        double before = i.Trust;
        Lose(i, size);
        i.TakenToday += before - i.Trust;
    }

    /// <summary>A recognised pitch costs trust for good, or annoys for a while if members know annoyance.</summary>
    private void SeeThroughPitch(NaiveMember i, double loss, double annoyance)
    {
        if (i.Own.Annoyance == 0)
        {
            LoseByPitch(i, loss * (1 - i.Obligation));
            return;
        }

        i.Annoyance += Math.Min(1, annoyance * (1 - i.Obligation)) * (1 - i.Annoyance);
        Visit(Branch.Annoyed);
    }

    /// <summary>A member who has just been let down may mute the brand at once.</summary>
    private void ObjectTo(NaiveMember i, Func<RandomStream, double, double, bool> happens)
    {
        i.Muted = happens(RandomStream.LetDownMute, i.Own.LetDownMuting * (1 - i.TrustShown), OfTrust);
        Visit(i.Muted ? Branch.MutedAfterLetDown : Branch.KeptAfterLetDown);
    }

    private void Experience(NaiveMember i, bool good)
    {
        if (good)
        {
            Gain(i, 1);
        }
        else
        {
            Lose(i, 1);
        }

        Visit(good ? Branch.GoodPurchase : Branch.BadPurchase);
    }

    private double DisapprovalAround(NaiveMember i)
    {
        if (i.Known.Count == 0)
        {
            Visit(Branch.Alone);
            return _norms[GroupOf(i)];
        }

        double Threshold(NaiveMember j) => InSteps(j.Own.EndorsementThreshold);
        TooCloseToCall |= i.Known.Exists(j => j.SeenTrust != Threshold(j) && Math.Abs(j.SeenTrust - Threshold(j)) < OfTrust);
        double endorsement = i.Known.Count(j => j.IsAlly || j.SeenTrust >= Threshold(j)) / (double)i.Known.Count;
        Visit(endorsement == 0 ? Branch.NoAlly : endorsement == 1 ? Branch.OnlyAllies : Branch.SomeAllies);
        TooCloseToCall |= endorsement != _community.DissentThreshold && Math.Abs(endorsement - _community.DissentThreshold) < OfParameters;
        double disapproval = _norms[GroupOf(i)];
        switch (_community.Dissent)
        {
            case DissentForm.Power:
                return disapproval * Math.Pow(1 - endorsement, i.Own.AllyEffect);
            case DissentForm.Linear:
                Visit(Branch.DissentLinear);
                return disapproval * (1 - endorsement);
            case DissentForm.Unanimity:
                Visit(endorsement > 0 ? Branch.UnanimityBroken : Branch.Unanimous);
                return endorsement > 0 ? disapproval * (1 - endorsement) / 4 : disapproval;
            default:
                Visit(endorsement < _community.DissentThreshold ? Branch.BelowThreshold : Branch.FromThreshold);
                return endorsement < _community.DissentThreshold ? disapproval : 0;
        }
    }

    private bool Uses(Target target) => _brand.PitchTarget == target || _brand.BondTarget == target;

    private bool MayBe(NaiveMember one, Target target)
    {
        if (one.HeldOut)
        {
            Visit(Branch.HeldOut);
            return false;
        }

        // Members with more ties, and those with as many who sit before, come first.
        bool hub = Members.Count(other => (other.Neighbours.Count, -other.Seat).CompareTo((one.Neighbours.Count, -one.Seat)) > 0) < _brand.HubShare * Members.Count;
        if (target.Segment is { } name)
        {
            bool isOfIt = ReferenceEquals(one.Own, _segments.Single(segment => segment.Name == name).Member);
            Visit(isOfIt ? Branch.SegmentMay : Branch.OtherSegmentsMayNot);
            return isOfIt;
        }

        bool may = target == Target.Uniform || (target == Target.Hubs ? hub : one.Receptive);
        Visit(target == Target.Uniform ? Branch.AnybodyMay : target == Target.Hubs ? (hub ? Branch.HubsMay : Branch.OthersThanHubsMayNot) : may ? Branch.ReceptiveMay : Branch.UnreceptiveMayNot);
        return may;
    }

    private double Utility(NaiveMember i, double visibility, double disapproval) =>
        ((1 - (i.Own.Seesaw * i.SocialMode)) * Math.Pow(i.TrustShown * i.OfferFit * _brand.Offer, i.Own.ValueCurvature))
        + (i.Own.Reciprocity * i.Obligation)
        - (i.LossAversion * Math.Pow(visibility * i.SocialMode * i.PainSensitivity * i.Own.RejectionSeverity * disapproval, i.Own.ValueCurvature))
        - i.Own.Effort;

    // Hours divided by nobody are infinite, so the chance is 1: it is that of a newcomer where all others have muted.
    private static double Chance(double hours, double needed) => hours == 0 ? 0 : Math.Min(1, hours / needed);

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}

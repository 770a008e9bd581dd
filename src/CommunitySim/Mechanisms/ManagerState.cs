using CommunitySim.Members;

namespace CommunitySim.Mechanisms;

/// <summary>The state of a manager in one run: the figures of the options, and the option in use.</summary>
internal sealed class ManagerState
{
    private readonly Manager _manager;
    private readonly BrandParameters _brand;
    private readonly int _served, _heldOut;
    private readonly double[] _figures;
    private Period _period;

    /// <summary>Creates the state before any data.</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="brand">Hours, margins, wage and outside return.</param>
    /// <param name="served">Number of members whom the brand serves.</param>
    /// <param name="heldOut">Number of members who are held out.</param>
    /// <param name="budget">The brand's hours on a mean day of the week.</param>
    public ManagerState(Manager manager, BrandParameters brand, int served, int heldOut, double budget)
    {
        (_manager, _brand, _served, _heldOut) = (manager, brand, served, heldOut);
        double earnedOutside = manager.By == Belief.Lift ? brand.OutsideReturn * budget : 0;
        _figures = new double[manager.Options.Count];
        for (int option = 0; option < _figures.Length; option++)
        {
            _figures[option] = manager.Options[option].Shares.Absent ? earnedOutside : double.NaN;
        }
    }

    private ManagerState(ManagerState other)
    {
        (_manager, _brand, _served, _heldOut) = (other._manager, other._brand, other._served, other._heldOut);
        (_figures, _period, InUse) = (other._figures.AsSpan().ToArray(), other._period, other.InUse);
    }

    /// <summary>Number of the option in use.</summary>
    public int InUse { get; private set; }

    /// <summary>Latest figure of each option; NaN before the first.</summary>
    public ReadOnlySpan<double> Figures => _figures;

    private Shares Shares => _manager.Options[InUse].Shares;

    /// <summary>Chooses the shares of hours for today, after a review if one is due.</summary>
    public Shares ChooseShares()
    {
        if (_period.Days == _manager.Every)
        {
            Review();
            _period = default;
        }

        return Shares;
    }

    /// <summary>Predicts what <see cref="ChooseShares"/> will choose, without a review.</summary>
    public Shares PreviewShares() => new ManagerState(this).ChooseShares();

    /// <summary>Adds a day to the manager's figures.</summary>
    /// <param name="day">Counts of the day.</param>
    /// <param name="plan">Hours worked and not worked.</param>
    public void RecordDay(in DayTally day, in BrandPlan plan) => _period = _period.With(day, plan.Hours, plan.Budget - plan.Hours);

    private void Review()
    {
        if (_manager.By == Belief.Gut)
        {
            return;
        }

        if (!Shares.Absent)
        {
            _figures[InUse] = _manager.By == Belief.Theatre
                ? Mechanisms.Review.Theatre(_period)
                : Mechanisms.Review.Lift(_period, _brand, _served, _heldOut);
        }

        InUse = Mechanisms.Review.Choose(_figures);
    }
}

using CommunitySim.Members;

namespace CommunitySim.Mechanisms;

/// <summary>A manager at work in one run: the figures of the options so far, and which one is in use.</summary>
internal sealed class ManagerState
{
    private readonly Manager _manager;
    private readonly BrandParameters _brand;
    private readonly int _served, _heldOut;
    private readonly double[] _figures;
    private Period _period;

    /// <summary>Nothing is known yet.</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="brand">Margins and wage.</param>
    /// <param name="served">Members whom the brand serves.</param>
    /// <param name="heldOut">Members whom it leaves alone.</param>
    public ManagerState(Manager manager, BrandParameters brand, int served, int heldOut)
    {
        (_manager, _brand, _served, _heldOut) = (manager, brand, served, heldOut);
        _figures = new double[manager.Options.Count];
        for (int option = 0; option < _figures.Length; option++)
        {
            _figures[option] = manager.Options[option].Shares.Absent ? 0 : double.NaN;
        }
    }

    private ManagerState(ManagerState other)
    {
        (_manager, _brand, _served, _heldOut) = (other._manager, other._brand, other._served, other._heldOut);
        (_figures, _period, InUse) = (other._figures.AsSpan().ToArray(), other._period, other.InUse);
    }

    /// <summary>Number of the option in use.</summary>
    public int InUse { get; private set; }

    /// <summary>Latest figure of each option; NaN where there is none yet.</summary>
    public ReadOnlySpan<double> Figures => _figures;

    private Shares Shares => _manager.Options[InUse].Shares;

    /// <summary>The shares of hours for today, reviewed this morning if it is time.</summary>
    public Shares ChooseShares()
    {
        if (_period.Days == _manager.Every)
        {
            Review();
            _period = default;
        }

        return Shares;
    }

    /// <summary>What <see cref="ChooseShares"/> is going to choose; nothing is reviewed yet.</summary>
    public Shares PreviewShares() => new ManagerState(this).ChooseShares();

    /// <summary>Takes in what the manager is told in the evening.</summary>
    /// <param name="day">Counts of the day.</param>
    /// <param name="hours">Hours paid.</param>
    public void RecordDay(in DayTally day, double hours) => _period = _period.With(day, hours);

    private void Review()
    {
        if (_manager.By == Belief.Gut)
        {
            return;
        }

        if (!Shares.Absent)
        {
            _figures[InUse] = _manager.By == Belief.Theatre ? Mechanisms.Review.Theatre(_period) : Mechanisms.Review.Lift(_period, _brand, _served, _heldOut);
        }

        InUse = Mechanisms.Review.Choose(_figures);
    }
}

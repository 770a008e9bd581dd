namespace CommunitySim.Tests.Oracle;

/// <summary>The manager a second time, from the description: remembers every day and reckons all of it anew at a review.</summary>
internal sealed class NaiveManager(Manager manager, BrandParameters brand, double usualHours, Action<Branch> visit)
{
    // Both add up the same whole numbers in double precision, in another order.
    private const double Margin = 1e-9;

    private readonly List<NaiveManagersDay> _days = [];
    private readonly List<(int Option, double Figure)> _reviews = [];
    private int _inUse;

    /// <summary>Two options have almost the same figure, but not the same.</summary>
    public bool TooCloseToCall { get; private set; }

    public Shares Plan(int day, int served, int heldOut)
    {
        if (day > 1 && (day - 1) % manager.Every == 0)
        {
            _reviews.Add((_inUse, Figure([.. _days.TakeLast(manager.Every)], served, heldOut)));
            int next = manager.By == Belief.Gut ? 0 : Next();
            visit(!_reviews.Exists(review => review.Option == next) ? Branch.ManagerTries : next == _inUse ? Branch.ManagerStays : Branch.ManagerReturns);
            _inUse = next;
        }

        return manager.Options[_inUse].Shares;
    }

    public void Remember(double impressions, double hours, double outside, double served, double heldOut) => _days.Add(new(impressions, hours, outside, served, heldOut));

    public double Bring(double sales, double payments) => (brand.SaleMargin * sales) + (brand.RetainedMargin * payments);

    private double Figure(NaiveManagersDay[] period, int served, int heldOut)
    {
        if (manager.By == Belief.Theatre)
        {
            return period.Average(day => day.Impressions);
        }

        double without = heldOut == 0 ? 0 : period.Average(day => day.HeldOutBring) / heldOut;
        return period.Average(day => day.ServedBring) - (without * served) - (period.Average(day => day.Hours) * brand.HourlyWage)
            + (period.Average(day => day.Outside) * brand.OutsideReturn);
    }

    private int Next()
    {
        List<double> figures = [];
        for (int option = 0; option < manager.Options.Count; option++)
        {
            if (manager.Options[option].Shares is { Pitch: 0, Solve: 0, Bond: 0 })
            {
                figures.Add(manager.By == Belief.Lift ? brand.OutsideReturn * usualHours : 0);
            }
            else if (_reviews.FindLastIndex(review => review.Option == option) is >= 0 and var last)
            {
                figures.Add(_reviews[last].Figure);
            }
            else
            {
                return option;
            }
        }

        TooCloseToCall |= figures.Exists(figure => figure != figures.Max() && figures.Max() - figure < Margin * Math.Max(1, Math.Abs(figure)));
        return figures.IndexOf(figures.Max());
    }
}

/// <summary>What a manager remembers of a day.</summary>
internal sealed record NaiveManagersDay(double Impressions, double Hours, double Outside, double ServedBring, double HeldOutBring);

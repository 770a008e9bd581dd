using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Experiments;

/// <summary>Differences are written as their mean, with a question mark where the interval holds zero; levels are 0, 10, 20, …</summary>
internal sealed class ZeroCrossingTests
{
    [TestCase("2 1 -1 -2", 0, 15, 10, 20, TestName = "Between_two_known_levels_the_line_crosses")]
    [TestCase("3 -1", 0, 7.5, 0, 10, TestName = "The_line_crosses_nearer_to_the_smaller_difference")]
    [TestCase("-2 -1 1", 20, 15, 10, 20, TestName = "It_does_not_matter_on_which_side_the_reference_is")]
    [TestCase("2 1? -1? -3", 0, 15, 0, 30, TestName = "The_bracket_reaches_over_undecided_levels")]
    [TestCase("2 1? -1? -3", 15, 15, 0, 30, TestName = "An_undecided_reference_lies_within_the_bracket")]
    [TestCase("1 -1 -1 -1 1", 40, 35, 30, 40, TestName = "Of_several_turns_the_nearest_counts")]
    [TestCase("1 -1 -1 -1 1", 15, 5, 0, 10, TestName = "Nearest_is_by_the_crossing")]
    [TestCase("1 -1? 1 1 -1", 0, 35, 30, 40, TestName = "A_turn_and_back_between_like_signs_is_noise")]
    [TestCase("3 -1? 1? -3", 30, 22.5, 0, 30, TestName = "Of_undecided_wiggles_that_next_to_the_reference_counts")]
    [TestCase("2 1 -1? -2?", 0, 15, 10, null, TestName = "A_turn_into_the_undecided_is_open_above")]
    [TestCase("1? -1? -2 -2", 30, 5, null, 20, TestName = "A_turn_out_of_the_undecided_is_open_below")]
    [TestCase("1? -1?", 0, 5, null, null, TestName = "Where_no_sign_is_known_both_ends_are_open")]
    [TestCase("1? 3 -1 -1 -1?", 0, 17.5, 10, 20, TestName = "Undecided_ends_that_do_not_turn_change_nothing")]
    [TestCase("1 0? -1", 0, 10, 0, 20, TestName = "A_difference_of_zero_is_the_crossing")]
    [TestCase("1 0? 0? 0? -1", 22, 22, 0, 40, TestName = "Within_a_run_of_zeros_the_place_next_to_the_reference_counts")]
    [TestCase("2 1 -1 -2", 500, 15, 10, 20, TestName = "The_reference_may_lie_beyond_the_levels")]
    public void The_sign_turns(string differences, double reference, double at, double? low, double? high)
    {
        ZeroCrossing crossing = Nearest(differences, reference)!;
        Assert.That((crossing.Low, crossing.High, crossing.IsKnown), Is.EqualTo((low, high, low is not null && high is not null)));
        Assert.That(crossing.At, Is.EqualTo(at).Within(1e-12));
    }

    [TestCase("1 2 3", TestName = "Like_signs_do_not_turn")]
    [TestCase("1 -1? 1", TestName = "Noise_between_like_signs_is_no_turn")]
    [TestCase("1 -1? 1?", TestName = "Means_that_turn_back_at_the_end_do_not_turn")]
    [TestCase("1 1 0?", TestName = "Zero_at_the_end_is_no_turn")]
    [TestCase("0? 0?", TestName = "Zeros_alone_do_not_turn")]
    [TestCase("1", TestName = "One_level_does_not_turn")]
    [TestCase("", TestName = "No_level_does_not_turn")]
    public void The_sign_never_turns(string differences) => Assert.That(Nearest(differences, 0), Is.Null);

    [Test]
    public void Without_an_interval_no_sign_is_known()
    {
        Interval[] differences = [new(1, 0.5, 1.5), new(-1, double.NaN, double.NaN)];
        Assert.That(ZeroCrossing.Nearest([1, 2], differences, 0), Is.EqualTo(new ZeroCrossing(1.5, 1, null)));
    }

    [Test]
    public void What_is_no_row_of_levels_is_refused()
    {
        Interval one = new(1, 0.5, 1.5);
        Assert.That(() => ZeroCrossing.Nearest([1, 1], [one, one], 0), Throws.ArgumentException.With.Message.Contains("Level 2"));
        Assert.That(() => ZeroCrossing.Nearest([1], [one, one], 0), Throws.ArgumentException);
        Assert.That(() => ZeroCrossing.Nearest([1], [new Interval(double.NaN, double.NaN, double.NaN)], 0), Throws.ArgumentException);
    }

    private static ZeroCrossing? Nearest(string differences, double reference)
    {
        string[] parts = differences.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Interval[] intervals = [.. parts.Select(part => Around(double.Parse(part.TrimEnd('?')), part.EndsWith('?') ? 9 : 0.5))];
        return ZeroCrossing.Nearest([.. parts.Select((_, index) => 10.0 * index)], intervals, reference);
    }

    private static Interval Around(double mean, double half) => new(mean, mean - half, mean + half);
}

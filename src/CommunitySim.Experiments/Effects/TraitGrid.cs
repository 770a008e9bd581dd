using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace CommunitySim.Experiments.Effects;

/// <summary>A member's traits, and the share of members whom it stands for.</summary>
/// <param name="LossAversion">λ.</param>
/// <param name="PainSensitivity">ω.</param>
/// <param name="OfferFit">g.</param>
/// <param name="Weight">Above 0; the weights of a grid add up to 1.</param>
internal readonly record struct MemberType(double LossAversion, double PainSensitivity, double OfferFit, double Weight);

/// <summary>
/// A few members who stand for all, as MODEL.md draws their traits: λ and ω log-normal, g of a Beta distribution. The
/// quantiles are those of a Gauss-Legendre rule, so a mean over the grid is ∫∫∫ f(λ, ω, g) by quadrature.
/// </summary>
internal static class TraitGrid
{
    /// <summary>Makes the grid.</summary>
    /// <param name="member">The members.</param>
    /// <param name="order">Points a trait that varies, at least 1.</param>
    public static MemberType[] Of(MemberParameters member, int order)
    {
        GaussLegendreRule rule = new(0, 1, order);
        (double Value, double Weight)[] aversions = Spread(rule, member.LossAversionSpread > 0, p => LogNormal(member.LossAversion, member.LossAversionSpread, p)),
            pains = Spread(rule, member.PainSensitivitySpread > 0, p => LogNormal(1, member.PainSensitivitySpread, p)),
            fits = Spread(rule, member.OfferFit is > 0 and < 1, p => Fit(member, p));
        return
        [
            .. from aversion in aversions
               from pain in pains
               from fit in fits
               select new MemberType(aversion.Value, pain.Value, fit.Value, aversion.Weight * pain.Weight * fit.Weight),
        ];
    }

    private static (double Value, double Weight)[] Spread(GaussLegendreRule rule, bool varies, Func<double, double> quantile) =>
        varies
            ? [.. Enumerable.Range(0, rule.Order).Select(at => (quantile(rule.GetAbscissa(at)), rule.GetWeight(at)))]
            : [(quantile(0.5), 1)];

    private static double LogNormal(double median, double spread, double p) => median * Math.Exp(spread * Normal.InvCDF(0, 1, p));

    private static double Fit(MemberParameters member, double p) => member.OfferFit is > 0 and < 1
        ? Beta.InvCDF(member.OfferFit * member.OfferFitConcentration, (1 - member.OfferFit) * member.OfferFitConcentration, p)
        : member.OfferFit;
}

namespace CommunitySim.Randomness;

/// <summary>Random numbers of the distributions that traits have. They have the same bits on every machine.</summary>
internal static class Variates
{
    // Rational functions of Wichura (1988), AS 241, PPND16: the middle, and the tails from 1.4·10⁻¹¹ on.
    private static readonly double[] MiddleAbove =
    [
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
    ];

    private static readonly double[] MiddleBelow =
    [
        5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
        5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
    ];

    private static readonly double[] TailAbove =
    [
        7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
        3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
    ];

    private static readonly double[] TailBelow =
    [
        1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
        0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
    ];

    /// <summary>The quantile of the standard normal distribution.</summary>
    /// <param name="p">From 1.4·10⁻¹¹ to 1 − 1.4·10⁻¹¹.</param>
    public static double NormalQuantile(double p)
    {
        double fromMiddle = p - 0.5;
        if (Math.Abs(fromMiddle) <= 0.425)
        {
            double square = 0.180625 - (fromMiddle * fromMiddle);
            return fromMiddle * Polynomial(MiddleAbove, square) / Polynomial(MiddleBelow, square);
        }

        double root = Math.Sqrt(-PortableMath.Log(Math.Min(p, 1 - p))) - 1.6;
        return Math.Sign(fromMiddle) * Polynomial(TailAbove, root) / Polynomial(TailBelow, root);
    }

    /// <summary>A number of a beta distribution: x/(x + y) with x and y of two gamma distributions.</summary>
    /// <param name="random">Where its random numbers come from.</param>
    /// <param name="a">The first shape, above 0.</param>
    /// <param name="b">The second shape, above 0.</param>
    public static double Beta(RandomSequence random, double a, double b)
    {
        double x = Gamma(random, a), y = Gamma(random, b);
        return x / (x + y);
    }

    /// <summary>
    /// A number of a gamma distribution with scale 1, by rejection (Marsaglia and Tsang 2000). With a shape below 1 it is one with
    /// shape + 1, times a uniform number to the power of 1/shape.
    /// </summary>
    private static double Gamma(RandomSequence random, double shape)
    {
        double factor = 1;
        if (shape < 1)
        {
            factor = PortableMath.Exp(LogOfUniform(random) / shape);
            shape++;
        }

        double d = shape - (1.0 / 3.0), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal(random), v = 1 + (c * x);
            while (v <= 0)
            {
                x = Normal(random);
                v = 1 + (c * x);
            }

            v = v * v * v;
            double uniform = random.NextDouble(), square = x * x;
            if (uniform < 1 - (0.0331 * square * square)
                || LogOf(uniform) < (0.5 * square) + (d * (1 - v + PortableMath.Log(v))))
            {
                return factor * d * v;
            }
        }
    }

    /// <summary>A standard normal number, by the polar method (Marsaglia and Bray 1964).</summary>
    private static double Normal(RandomSequence random)
    {
        while (true)
        {
            double x = (2 * random.NextDouble()) - 1, y = (2 * random.NextDouble()) - 1, square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * PortableMath.Log(square) / square);
            }
        }
    }

    private static double LogOfUniform(RandomSequence random) => LogOf(random.NextDouble());

    // A uniform number may be 0.
    private static double LogOf(double uniform) => uniform == 0 ? double.NegativeInfinity : PortableMath.Log(uniform);

    private static double Polynomial(double[] fromHighest, double x)
    {
        double sum = 0;
        foreach (double coefficient in fromHighest)
        {
            sum = (sum * x) + coefficient;
        }

        return sum;
    }
}

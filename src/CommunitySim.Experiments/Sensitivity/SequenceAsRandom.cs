using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Sensitivity;

/// <summary>A sequence of random numbers for the methods of MathNet.Numerics.</summary>
/// <param name="sequence">Where the numbers come from.</param>
internal sealed class SequenceAsRandom(RandomSequence sequence) : Random
{
    /// <inheritdoc/>
    public override double NextDouble() => sequence.NextDouble();

    /// <inheritdoc/>
    protected override double Sample() => sequence.NextDouble();
}

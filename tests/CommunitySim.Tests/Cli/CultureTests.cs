using System.Globalization;

namespace CommunitySim.Tests.Cli;

/// <summary>Results are written alike in every country.</summary>
[NonParallelizable]
internal sealed class CultureTests
{
    private const string Experiment = """{ "days": 40, "replicates": 3, "community": { "members": 40 }, "claim": { "id": "C1", "says": "x", "expect": [{ "that": "y", "of": "trust", "plus": ["connect"], "minus": ["convert"], "margin": 0.01 }] } }""";

    [Test]
    public void A_decimal_comma_of_the_machine_changes_no_byte()
    {
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.PercentDecimalSeparator, comma.NumberFormat.NumberGroupSeparator, comma.NumberFormat.NegativeSign) = (",", ",", ".", "~");
        using TestFolder plain = new(), other = new();
        IReadOnlyDictionary<string, string> bytes = Command.Bytes(Command.Run(plain, Experiment));
        (CultureInfo here, CultureInfo? threads) = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = comma;

            Assert.That(Command.Bytes(Command.Run(other, Experiment)), Is.EqualTo(bytes));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (here, threads);
        }
    }
}

using System.Security.Cryptography;
using System.Text;

namespace CommunitySim.Lecture.Hall;

/// <summary>The lecturer's secret: 128 random bits. Its holder controls the hall.</summary>
internal sealed class LecturerToken
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Lecture-Token";

    private const int Bytes = 16;

    /// <summary>The secret in hexadecimal.</summary>
    public string Text { get; } = RandomName(Bytes);

    /// <summary>Whether a text is the secret. The time of the answer tells nothing about it.</summary>
    public bool Is(string? text) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Text), Encoding.UTF8.GetBytes(text ?? ""));

    /// <summary>A name that cannot be guessed.</summary>
    /// <param name="bytes">The number of random bytes.</param>
    internal static string RandomName(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}

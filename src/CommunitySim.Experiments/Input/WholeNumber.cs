namespace CommunitySim.Experiments.Input;

/// <summary>Normalizes whole numbers, which JSON may write as 100, 100.0, 1e2 or 1E+2.</summary>
internal static class WholeNumber
{
    // The largest seed has 20 digits.
    private const int MostDigits = 20, LongestText = 60;

    /// <summary>Returns the digits of a whole number of at least zero, and any other number unchanged.</summary>
    public static string Plain(string number)
    {
        int end = number.IndexOfAny(['e', 'E']), exponent = 0;
        string mantissa = end < 0 ? number : number[..end];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        bool plain = end < 0 && point < 0, readable = end < 0 || int.TryParse(number[(end + 1)..], out exponent);
        if (plain || !readable || number.Length > LongestText || number.StartsWith('-'))
        {
            return number;
        }

        string digits = (point < 0 ? mantissa : mantissa.Remove(point, 1)).TrimStart('0');
        int zeros = exponent - (point < 0 ? 0 : mantissa.Length - point - 1);
        if (digits.Length == 0)
        {
            return "0";
        }

        string significant = digits.TrimEnd('0');
        int behind = zeros + digits.Length - significant.Length;
        return behind < 0 || behind > MostDigits - significant.Length ? number : significant + new string('0', behind);
    }
}

using System.Globalization;
using System.Text;
using QRCoder;

namespace CommunitySim.Lecture.Hall;

/// <summary>The join address as a QR code.</summary>
internal static class JoinCode
{
    /// <summary>White modules around the code, as ISO/IEC 18004 asks.</summary>
    private const int Quiet = 4;

    /// <summary>The side in modules, and the path of the dark modules for an SVG.</summary>
    /// <param name="text">The text to encode.</param>
    public static (int Side, string Path) Draw(string text)
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);

        // The matrix holds the quiet zone already.
        int side = code.ModuleMatrix.Count;
        StringBuilder path = new();
        for (int y = Quiet; y < side - Quiet; y++)
        {
            for (int x = Quiet; x < side - Quiet; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return (side, path.ToString());
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommunitySim.Lecture.Live;

/// <summary>Writes answers as JSON, with all digits of a number and null for NaN.</summary>
internal static class LiveJson
{
    public static JsonSerializerOptions Form { get; } = new(
        JsonSerializerDefaults.Web)
    { Converters = { new FiniteNumber() } };

    private sealed class FiniteNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qingyi.Domain.Grading;

/// <summary>One side of a condition: text, number, truth value or nothing known. Stored, it compares equal after reading back.</summary>
[JsonConverter(typeof(TraceValueConverter))]
public readonly record struct TraceValue(string? Text = null, decimal? Number = null, bool? Truth = null)
{
    public override string ToString() =>
        Text ?? Number?.ToString("0.##", CultureInfo.InvariantCulture) ?? (Truth is { } truth ? (truth ? Texts.Chinese("grading.trace.yes") : Texts.Chinese("grading.trace.no")) : Texts.Chinese("grading.trace.unknown"));
}

internal sealed class TraceValueConverter : JsonConverter<TraceValue>
{
    public override bool HandleNull => true;

    public override TraceValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new TraceValue(Text: reader.GetString()),
        JsonTokenType.Number => new TraceValue(Number: reader.GetDecimal()),
        JsonTokenType.True or JsonTokenType.False => new TraceValue(Truth: reader.GetBoolean()),
        JsonTokenType.Null => default,
        _ => throw new JsonException("A trace value is text, a number, a truth value or null."),
    };

    public override void Write(Utf8JsonWriter writer, TraceValue value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
            writer.WriteStringValue(text);
        else if (value.Number is { } number)
            writer.WriteNumberValue(number / 1.0000000000000000000000000000m); // without trailing zeros, however the number was written
        else if (value.Truth is { } truth)
            writer.WriteBooleanValue(truth);
        else
            writer.WriteNullValue();
    }
}

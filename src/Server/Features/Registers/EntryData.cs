using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>What stands in an entry: codes as they are, words of people by the ids of their sealed texts.</summary>
public sealed record EntryData(JsonObject Codes, IReadOnlyDictionary<string, string> Texts)
{
    public static EntryData Of(RegisterEntryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(JsonNode.Parse(row.Codes)!.AsObject(), JsonSerializer.Deserialize<Dictionary<string, string>>(row.Texts)!);
    }

    /// <summary>Parts what was filled in; each text of people goes through the seal.</summary>
    public static EntryData Split(JsonObject form, JsonObject data, Func<string?, string?> seal)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var codes = RecordForm.Split(form, data, "", seal, texts) as JsonObject ?? [];
        return new EntryData(codes, texts);
    }

    public EntryFacts Facts(string state, DateOnly today) => new(Codes, Texts.Keys.Select(Root), state, today);

    /// <summary>This, with what a later form says on top.</summary>
    public EntryData With(EntryData later)
    {
        ArgumentNullException.ThrowIfNull(later);
        var codes = Codes.DeepClone().AsObject();
        foreach (var (name, value) in later.Codes)
        {
            codes[name] = value?.DeepClone();
        }

        return new EntryData(codes, Texts.Concat(later.Texts).GroupBy(t => t.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal));
    }

    /// <summary>This without the fields of a form, for a form that is filled in anew.</summary>
    public EntryData Without(JsonObject form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var names = (form["properties"] as JsonObject ?? []).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var codes = Codes.DeepClone().AsObject();
        foreach (var name in names)
        {
            codes.Remove(name);
        }

        return new EntryData(codes, Texts.Where(t => !names.Contains(Root(t.Key))).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal));
    }

    /// <summary>The words that name the entry.</summary>
    public string Label(RegisterDefinition of, Func<string, string?>? name = null)
    {
        ArgumentNullException.ThrowIfNull(of);
        return string.Join(' ', of.Label.Select(f => Value(of, f, name)).Where(v => v.Length > 0));
    }

    /// <summary>A code in the words of its field.</summary>
    public string Value(RegisterDefinition of, string field, Func<string, string?>? name = null)
    {
        ArgumentNullException.ThrowIfNull(of);
        var schema = of.Field(field) ?? [];
        return Codes[field] switch
        {
            null => "",
            JsonArray list when schema["items"]?["properties"] is not null => Qingyi.Server.Texts.Of("registers.entry-data.rows", list.Count),
            JsonArray list => string.Join('、', list.Select(i => FormLines.Shown(schema["items"] as JsonObject ?? [], i, name ?? (_ => null)))),
            var value => FormLines.Shown(schema, value, name ?? (_ => null)),
        };
    }

    /// <summary>The day that periods are counted by.</summary>
    public DateOnly On(RegisterDefinition of, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(of);
        var text = of.On is { } field ? Codes[field]?.ToString() : null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment) ? LegalDay.Of(moment)
            : DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : today;
    }

    public void Write(RegisterDefinition of, RegisterEntryRow row, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        row.Codes = Codes.ToJsonString(Transition.Plain);
        row.Texts = JsonSerializer.Serialize(Texts, Transition.Plain);
        row.On = On(of, today);
        row.NaturalKey = Domain.Registers.NaturalKey.Of(of, Codes) ?? row.Id;
        row.Search = string.Join(' ', of.Columns.Where(c => !of.IsSealed(c)).Concat(of.Label).Distinct().Select(c => Value(of, c)).Where(v => v.Length > 0));
    }

    /// <summary>Field to what stood there and what stands there now.</summary>
    public static JsonObject Changes(EntryData? before, EntryData after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var changes = new JsonObject();
        foreach (var name in after.Codes.Select(c => c.Key).Concat(before?.Codes.Select(c => c.Key) ?? []).Distinct())
        {
            var (was, now) = (before?.Codes[name], after.Codes[name]);
            if (!JsonNode.DeepEquals(was, now))
            {
                changes[name] = new JsonArray(was?.DeepClone(), now?.DeepClone());
            }
        }

        foreach (var name in after.Texts.Keys.Concat(before?.Texts.Keys ?? []).Distinct())
        {
            var (was, now) = (before?.Texts.GetValueOrDefault(name), after.Texts.GetValueOrDefault(name));
            if (was != now)
            {
                changes["#" + name] = new JsonArray(was, now);
            }
        }

        return changes;
    }

    private static string Root(string path) => path.Split('[', '.')[0];
}

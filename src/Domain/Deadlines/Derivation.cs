
namespace Qingyi.Domain.Deadlines;

/// <summary>The sentences of 推导依据, in the order of the count.</summary>
internal sealed class Derivation
{
    private readonly List<string> lines;

    public Derivation(LegalLimit limit, DateTimeOffset startUtc)
    {
        var unit = Units.Name(limit.Unit);
        lines =
        [
            Texts.Chinese("deadlines.derivation.start-event", limit.StartTitle, Text(startUtc)),
            Texts.Chinese("deadlines.derivation.basis", limit.Basis, limit.Before ? Texts.Chinese("deadlines.derivation.before") : string.Empty, limit.Amount, unit),
        ];
    }

    public void Say(string line) => lines.Add(line);

    public void Say(IEnumerable<Extension> extensions, LimitUnit unit) =>
        lines.AddRange(extensions.Select(e => Texts.Chinese("deadlines.derivation.extension", e.Ground, e.Amount, Units.Name(unit), e.On)));

    public void Say(Pause pause) => Say(pause.To is { } to
        ? Texts.Chinese("deadlines.derivation.pause", Text(pause.From), Text(to), pause.Ground)
        : Texts.Chinese("deadlines.derivation.pause-open", Text(pause.From), pause.Ground));

    public IReadOnlyList<string> End(WorkingDays calendar) => [.. lines, Texts.Chinese("deadlines.derivation.calendar", calendar.Id, calendar.Version)];

    public static string Text(DateTimeOffset instant)
    {
        var midnight = LegalDay.Start(LegalDay.Of(instant));
        return Texts.Chinese("deadlines.derivation.instant", LegalDay.Of(instant), instant - midnight);
    }
}

using System.Globalization;

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
            $"起算事件：{limit.StartTitle}，{Text(startUtc)}",
            string.Create(CultureInfo.InvariantCulture, $"依据：{limit.Basis}，{(limit.Before ? "之前 " : string.Empty)}{limit.Amount} {unit}"),
        ];
    }

    public void Say(string line) => lines.Add(line);

    public void Say(IEnumerable<Extension> extensions, LimitUnit unit) =>
        lines.AddRange(extensions.Select(e => string.Create(CultureInfo.InvariantCulture, $"延长：{e.Ground}，延长 {e.Amount} {Units.Name(unit)}，{e.On:yyyy-MM-dd} 批准")));

    public void Say(Pause pause) => Say(pause.To is { } to
        ? $"暂停：{Text(pause.From)} 至 {Text(to)}（{pause.Ground}），期间不计"
        : $"暂停：自 {Text(pause.From)} 起（{pause.Ground}），尚未恢复");

    public IReadOnlyList<string> End(WorkingDays calendar) => [.. lines, $"工作日历：{calendar.Id}，版本 {calendar.Version}"];

    public static string Text(DateTimeOffset instant)
    {
        var midnight = LegalDay.Start(LegalDay.Of(instant));
        return string.Create(CultureInfo.InvariantCulture, $"{LegalDay.Of(instant):yyyy-MM-dd} {instant - midnight:hh\\:mm\\:ss}（北京时间）");
    }
}

namespace Qingyi.Rules.Figures;

/// <summary>What a schedule must satisfy beyond its shape: dates, no gap or overlap of steps, and the range of its statute (invariants 1 and 2).</summary>
internal static class ScheduleChecks
{
    private const int MostSteps = 200;
    private const int LongestText = 500;

    public static IEnumerable<ScheduleFault> Faults(IReadOnlyList<(string Name, ScheduleFile File)> read)
    {
        foreach (var (name, file) in read)
        {
            if ((file.Editions is null) == (file.Benchmark is null))
                yield return new ScheduleFault(name, "$", "“editions”和“benchmark”应当有且只有一个");
            foreach (var fault in Texts(name, file).Concat(Dates(name, file)).Concat(FigureChecks.Faults(name, file)).Concat(file.Benchmark is { } table ? Steps(name, table).Concat(WithinStatute(name, table, read)) : []))
                yield return fault;
        }

        foreach (var same in read.Where(r => r.File.Editions is not null).GroupBy(r => (r.File.Id, r.File.Jurisdiction)).Where(g => g.Count() > 1))
            yield return new ScheduleFault(same.Last().Name, "$.id", $"“{same.Key.Id}”与 {same.First().Name} 重复：同一地区的同一标识只能有一个文件");
        var tables = read.Where(r => r.File.Benchmark is not null).ToList();
        for (var i = 0; i < tables.Count; i++)
        {
            for (var j = i + 1; j < tables.Count; j++)
            {
                var (a, b) = (tables[i].File, tables[j].File);
                if (a.Jurisdiction == b.Jurisdiction && a.Benchmark!.Sides.Intersect(b.Benchmark!.Sides).Any()
                    && Overlap(a.Benchmark.From, a.Benchmark.To, b.Benchmark.From, b.Benchmark.To))
                    yield return new ScheduleFault(tables[j].Name, "$.benchmark.from", $"施行期间与 {tables[i].Name} 重叠：同一地区、同一给付方同一天只能有一个裁量基准");
            }
        }
    }

    private static IEnumerable<ScheduleFault> Texts(string name, ScheduleFile file)
    {
        if (file.Jurisdiction is { } area && (area.Length != 6 || !area.All(char.IsAsciiDigit)))
            yield return new ScheduleFault(name, "$.jurisdiction", $"“{area}”不是行政区划代码：应为六位数字");
        (string Path, string Text)[] texts =
        [
            ("$.title", file.Title), .. file.Benchmark is { } table ? [("$.benchmark.source", table.Source), ("$.benchmark.article", table.Article)] : Array.Empty<(string, string)>(),
            .. (file.Editions ?? []).Select((e, i) => ($"$.editions[{i}].source", e.Source)),
        ];
        foreach (var (path, text) in texts)
        {
            if (string.IsNullOrWhiteSpace(text))
                yield return new ScheduleFault(name, path, "应当写明");
            else if (text.Length > LongestText)
                yield return new ScheduleFault(name, path, $"最多 {LongestText} 个字");
        }
    }

    private static IEnumerable<ScheduleFault> Dates(string name, ScheduleFile file)
    {
        if (file.Benchmark is { } table && table.To <= table.From)
            yield return new ScheduleFault(name, "$.benchmark.to", "应晚于施行日（含施行日，不含终止日）");
        if (file.Editions is not { } editions)
            yield break;
        for (var i = 0; i < editions.Count; i++)
        {
            if (editions[i].To <= editions[i].From)
                yield return new ScheduleFault(name, $"$.editions[{i}].to", "应晚于施行日（含施行日，不含终止日）");
            for (var j = 0; j < i; j++)
            {
                if (Overlap(editions[j].From, editions[j].To, editions[i].From, editions[i].To))
                    yield return new ScheduleFault(name, $"$.editions[{i}].from", $"施行期间与第 {j + 1} 版重叠");
            }

            if (i > 0 && editions[i - 1].To is { } end && end < editions[i].From)
                yield return new ScheduleFault(name, $"$.editions[{i}].from", $"与上一版之间缺 {end:yyyy-MM-dd} 至 {editions[i].From:yyyy-MM-dd}（不含当日）：应当相接");
        }
    }

    private static IEnumerable<ScheduleFault> Steps(string name, Benchmark table)
    {
        var expected = 0m;
        if (table.Steps.Count == 0)
            yield return new ScheduleFault(name, "$.benchmark.steps", "至少应有一档");
        if (table.Steps.Count > MostSteps)
            yield return new ScheduleFault(name, "$.benchmark.steps", $"共 {table.Steps.Count} 档：最多 {MostSteps} 档");
        if (table.WaiverBelow is { } line && line != Math.Round(line, 2))
            yield return new ScheduleFault(name, "$.benchmark.waiverBelow", "金额精确到分");
        if (table.Sides.Count == 0)
            yield return new ScheduleFault(name, "$.benchmark.sides", "应至少选一方：患者（patient）、企业（company）");
        if (table.WaiverBelow is { } waiver && (waiver <= 0 || (table.Steps.Count > 0 && waiver > table.Steps[0].To)))
            yield return new ScheduleFault(name, "$.benchmark.waiverBelow", $"{waiver} 应大于 0 且不超过首档上限：轻微不罚只在首档之内");
        for (var i = 0; i < table.Steps.Count; i++)
        {
            var step = table.Steps[i];
            var path = $"$.benchmark.steps[{i}]";
            if (step.From != expected)
                yield return new ScheduleFault(name, path + ".from", step.From > expected
                    ? $"{step.From} 与上一档不相接：{expected} 至 {step.From} 没有档次，应为 {expected}"
                    : $"{step.From} 与上一档不相接：与上一档重叠，应为 {expected}");
            var last = i == table.Steps.Count - 1;
            if (last != step.To is null)
                yield return new ScheduleFault(name, path + ".to", last ? "最后一档应无上限（留空）" : "只有最后一档可以无上限");
            if (step.To <= step.From)
                yield return new ScheduleFault(name, path + ".to", "应大于本档下限（含下限，不含上限）");
            if (i > 0 && step.Grade < table.Steps[i - 1].Grade)
                yield return new ScheduleFault(name, path + ".grade", "档次不应低于上一档");
            if (step.Grade is Grade.None or Grade.Waived)
                yield return new ScheduleFault(name, path + ".grade", "不罚以免罚线（waiverBelow）表示，档次从“从轻”起");
            if (step.From != Math.Round(step.From, 2) || (step.To is { } upper && upper != Math.Round(upper, 2)))
                yield return new ScheduleFault(name, path + ".from", "金额精确到分");
            if (step.Fine is { } sums && sums.Any(f => f != Math.Round(f, 2)))
                yield return new ScheduleFault(name, path + ".fine", "金额精确到分");
            if (string.IsNullOrWhiteSpace(step.Label))
                yield return new ScheduleFault(name, path + ".label", "应写明档次名称");
            if (step.Fine is { } fine && (fine.Count != 2 || fine[0] > fine[1]))
                yield return new ScheduleFault(name, path + ".fine", "应有下限和上限，下限不高于上限");
            if (step.Suspension is { } months && (months.Count == 0 || months.Any(m => m.Count != 2 || m[0] > m[1])))
                yield return new ScheduleFault(name, path + ".suspension", "应为若干组最少和最多的月数，最少不多于最多");
            expected = step.To ?? expected;
        }
    }

    private static IEnumerable<ScheduleFault> WithinStatute(string name, Benchmark table, IReadOnlyList<(string Name, ScheduleFile File)> read)
    {
        var statute = read.Select(r => r.File).Where(f => f.Id == table.Statute && f.Editions is not null).OrderBy(f => f.Jurisdiction is not null).FirstOrDefault();
        if (statute?.Editions!.FirstOrDefault(e => e.Holds(table.From)) is not { } edition)
        {
            yield return new ScheduleFault(name, "$.benchmark.statute", $"“{table.Statute}”在 {table.From:yyyy-MM-dd} 没有施行的数额表：裁量基准只能细分已施行的法律");
            yield break;
        }

        if (table.To is null ? edition.To is not null : edition.To is { } end && table.To > end)
            yield return new ScheduleFault(name, "$.benchmark.to", $"超出所依据法律的施行期间（至 {edition.To:yyyy-MM-dd}，不含当日）");
        for (var i = 0; i < table.Steps.Count; i++)
        {
            var step = table.Steps[i];
            var path = $"$.benchmark.steps[{i}]";
            if (step.Fine is { Count: 2 } fine && !(edition.Values.TryGetValue("fine-min", out var min) && edition.Values.TryGetValue("fine-max", out var max)
                && min <= fine[0] && fine[1] <= max))
                yield return new ScheduleFault(name, path + ".fine", $"[{fine[0]}, {fine[1]}] 超出{statute.Title}{table.Article}的罚款幅度");
            if (step.Suspension is { } months && !(edition.Values.TryGetValue("suspension-min-months", out var least)
                && edition.Values.TryGetValue("suspension-max-months", out var most) && months.All(m => m.Count == 2 && least <= m[0] && m[1] <= most)))
                yield return new ScheduleFault(name, path + ".suspension", $"超出{statute.Title}{table.Article}的暂停执业期限");
            if ((step.Suspension is not null || step.Revocation) && step.Grade < Grade.Serious && edition.Values.ContainsKey("suspension-needs-serious"))
                yield return new ScheduleFault(name, path + ".grade", $"{statute.Title}{table.Article}只对情节严重的暂停执业或者吊销：档次应为“情节严重”以上");
        }
    }

    private static bool Overlap(DateOnly from, DateOnly? to, DateOnly otherFrom, DateOnly? otherTo) =>
        (otherTo is null || from < otherTo) && (to is null || otherFrom < to);
}

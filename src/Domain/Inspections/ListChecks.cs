using System.Globalization;

namespace Qingyi.Domain.Inspections;

/// <summary>What keeps a list from being fixed. After it nothing can go wrong in the draw itself.</summary>
public static class ListChecks
{
    public static Refusal? Refuse(DrawList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.Units.Select(u => u.Code).Concat(list.Inspectors.Select(i => i.Code)).FirstOrDefault(c => c.Length == 0 || c.Any(char.IsWhiteSpace)) is { } code)
        {
            return InspectionRefusals.BadCode(code);
        }

        if (list.Takes.Sum(t => t.Count) == 0)
        {
            return InspectionRefusals.NothingToDraw;
        }

        foreach (var take in list.Takes)
        {
            var there = list.Units.Count(u => u.Stratum == take.Stratum);
            if (take.Count < 0 || take.Count > there)
            {
                return InspectionRefusals.TooFewUnits(take.Stratum, there, take.Count);
            }
        }

        var strata = list.Takes.Where(t => t.Count > 0).Select(t => t.Stratum).ToHashSet(StringComparer.Ordinal);
        return list.Units.FirstOrDefault(u => strata.Contains(u.Stratum) && list.For(u.Code).Count() < 2) is { } alone ? InspectionRefusals.TooFewInspectors(alone.Name) : null;
    }

    /// <summary>每次抽查均应覆盖: each type is drawn at least once, unless the jurisdiction has no unit of it.</summary>
    public static Refusal? Uncovered(DrawList list, IReadOnlyList<string> types)
    {
        ArgumentNullException.ThrowIfNull(list);
        var missing = types.Where(t => !list.Lacking.Contains(t) && !list.Takes.Any(k => k.Stratum == t && k.Count > 0)).ToList();
        return missing.Count == 0 ? null : InspectionRefusals.NotCovered(missing);
    }
}

/// <summary>What an inspection may not do, with the sentence that says what to do instead.</summary>
public static class InspectionRefusals
{
    public static Refusal NoSuchRound { get; } = new("no-such-round", "没有这个抽查轮次，或者您无权查看。");
    public static Refusal NoSuchItem { get; } = new("invalid-data", "方案里没有这一项抽查任务；请从方案的抽查任务中选择。");
    public static Refusal NothingToDraw { get; } = new("nothing-to-draw", "没有设定抽取数目；请至少从一类机构中抽取一家。");
    public static Refusal AlreadyFixed { get; } = new("list-fixed", "名单已经固定，不能再改；确有错误的，请在抽取后说明理由重新抽取。");
    public static Refusal NotFixed { get; } = new("list-not-fixed", "请先固定名单并公布哈希值，再抽取。");
    public static Refusal AlreadyDrawn { get; } = new("already-drawn", "这一轮已经抽取，结果不能更改；确需重新抽取的，请说明理由。");
    public static Refusal NotDrawn { get; } = new("not-drawn", "这一轮还没有抽取。");
    public static Refusal AlreadyRepeated { get; } = new("already-repeated", "这一轮已经重新抽取过；请到最后一轮办理。");
    public static Refusal InspectionBegun { get; } = new("inspection-begun", "已经有机构开始检查，不能整轮重新抽取；有回避情形的，请更换检查人员。");
    public static Refusal NobodyLeft { get; } = new("too-few-inspectors", "名单里没有可以替换的检查人员；请重新抽取并补充检查人员，或者请上级派员。");
    public static Refusal NotOnePerson { get; } = new("invalid-data", "请选择要更换的是主查还是协查人员。");
    public static Refusal OpenByDraw { get; } = new("draw-first", "抽查由随机抽取开启；请在“抽查督导”中建立一轮抽查，固定名单后抽取。");
    public static Refusal ReasonMissing { get; } = new("reason-missing", "请写明理由；理由会随抽取结果公开，不写人员姓名。");
    public static Refusal NotClosed { get; } = new("visits-open", "还有机构没有检查完毕，不能通报；请先办结本轮各机构的检查。");

    public static Refusal BadCode(string code) => new("invalid-data", $"机构代码“{code}”有空格或者为空；请在实施范围台账中更正。");

    public static Refusal TooFewUnits(string stratum, int there, int wanted) =>
        new("nothing-to-draw", string.Create(CultureInfo.InvariantCulture, $"“{Strata.Name(stratum)}”有{there}家可抽取，不能抽取{wanted}家；请减少数目，或者核对名单。"));

    public static Refusal TooFewInspectors(string unit) => new("too-few-inspectors", $"对“{unit}”没有回避情形的检查人员不足两名；请核对回避名单，或者请上级派员。");

    public static Refusal NotCovered(IEnumerable<string> types) =>
        new("types-not-covered", $"方案要求每次抽查均覆盖规定的类别，还缺：{string.Join('、', types.Select(Strata.Name))}；请每类至少抽取一家，辖区内确无此类机构的除外。");

    public static Refusal BadSource(string what) => new("invalid-data", $"{what}应为4至200个字，写在一行里。");
}

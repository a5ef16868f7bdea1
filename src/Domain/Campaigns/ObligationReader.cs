using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Campaigns;

/// <summary>Reads one entry of <c>obligations</c>.</summary>
internal static class ObligationReader
{
    public static Obligation Read(YamlMap map)
    {
        var (first, last) = (map.OptionalPeriodOf("first"), map.OptionalPeriodOf("last"));
        var obligation = new Obligation
        {
            Id = map.Text("id"),
            Title = map.Text("title"),
            Kind = map.Word<ObligationKind>("kind"),
            Due = Due(map.Map("due"), map),
            First = first,
            Last = last,
            Responsible = map.Texts("responsible"),
            Recipient = map.OptionalText("recipient"),
            AtLeast = map.OptionalNumber("at-least") ?? 1,
            Source = map.Text("source"),
            Exceptions = map.Each("exceptions", m => new DueException(m.PeriodOf("period"), m.Date("due"), m.Text("source"), m.Line)),
            SuspectedTypo = map.OptionalMap("suspected-typo") is { } typo ? Typo(typo) : null,
            Note = map.OptionalText("note"),
            Line = map.Line,
        };
        Check(obligation, map);
        return obligation;
    }

    private static DueRule Due(YamlMap due, YamlMap owner)
    {
        var rules = new List<DueRule>();
        if (due.OptionalDate("date") is { } day)
        {
            rules.Add(new DueOn(day));
        }

        if (due.OptionalNumber("workday-after-period") is { } after)
        {
            rules.Add(new DueAfterPeriod(after));
        }

        if (due.OptionalNumber("last-workdays-of-period") is { } before)
        {
            rules.Add(new DueBeforePeriodEnds(before));
        }

        if (due.Flag("in-period"))
        {
            rules.Add(new DueInPeriod());
        }

        if (due.Flag("before-period"))
        {
            rules.Add(new DueBeforePeriod());
        }

        due.End();
        if (rules.Count != 1)
        {
            owner.Fault("due", Texts.Of("campaigns.obligation.due-rule-expected"));
            return new DueInPeriod();
        }

        return rules[0];
    }

    private static SuspectedTypo Typo(YamlMap map)
    {
        var typo = new SuspectedTypo(map.Date("proposed"), map.Flag("confirmed"), map.Text("reason"));
        map.End();
        return typo;
    }

    private static void Check(Obligation obligation, YamlMap map)
    {
        if (obligation.Responsible.Count == 0)
        {
            map.Fault("responsible", Texts.Of("campaigns.obligation.responsible-missing"));
        }

        switch (obligation)
        {
            case { Due: DueOn, First: not null } or { Due: DueOn, Last: not null }:
                map.Fault("first", Texts.Of("campaigns.obligation.fixed-has-no-periods"));
                break;
            case { Due: not DueOn, First: null } or { Due: not DueOn, Last: null }:
                map.Fault("first", Texts.Of("campaigns.obligation.periods-missing"));
                break;
            case { First: { } first, Last: { } last } when first.Length != last.Length || last.Start < first.Start:
                map.Fault("last", Texts.Of("campaigns.obligation.periods-mismatch", first.Id, last.Id));
                break;
            case { Due: DueAfterPeriod { Workday: < 1 } or DueBeforePeriodEnds { Workdays: < 1 } }:
                map.Fault("due", Texts.Of("campaigns.obligation.workdays-positive"));
                break;
        }

        foreach (var exception in obligation.Exceptions.Where(e => obligation.First is not { } f || e.Period.Length != f.Length || e.Period.Start < f.Start || e.Period.Start > obligation.Last?.Start))
        {
            map.Fault("exceptions", Texts.Of("campaigns.obligation.exception-outside", exception.Period.Id));
        }
    }
}

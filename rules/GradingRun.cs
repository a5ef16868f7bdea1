using NRules;

namespace Qingyi.Rules;

/// <summary>
/// One case in one session. The rules of each stage see what the stage before concluded: between two stages the arithmetic is done here
/// (sums, the grade that holds, one fine for one act), so that a rule never depends on the order in which others fire.
/// </summary>
internal sealed class GradingRun
{
    private readonly ISession session;
    private readonly ScheduleSet schedules;
    private readonly GradingRequest request;
    private readonly Matter matter;
    private readonly LawOfAct lawOfAct;
    private readonly LawOfDecision lawOfDecision;
    private readonly List<(string Rule, IReadOnlyList<object> Facts)> fired = [];
    private readonly List<Finding> findings;
    private readonly List<object> facts = [];

    public GradingRun(ISession session, ScheduleSet schedules, GradingRequest request, DateOnly decidedOn)
    {
        this.session = session;
        this.schedules = schedules;
        this.request = request;
        matter = new Matter(request, decidedOn);
        lawOfAct = new LawOfAct(schedules, request.ActedOn, request.Jurisdiction);
        lawOfDecision = new LawOfDecision(schedules, decidedOn, request.Jurisdiction);
        findings = [.. request.Findings.Select(f => new Finding(f))];
        session.Events.RuleFiredEvent += (_, e) => fired.Add((e.Rule.Name, [.. e.Facts.Select(f => f.Value)]));
        session.Events.FactInsertedEvent += (_, e) => facts.Add(e.Fact.Value);
        session.Events.FactRetractedEvent += (_, e) => facts.Remove(e.Fact.Value);

        Conclude([matter, lawOfAct, lawOfDecision, .. findings]);
        var excuses = All<Excuse>();
        Violations = [.. All<Violation>().Where(v => !excuses.Exists(e => e.Finding == v.Finding))];
        var factors = All<Factor>();
        var weights = new Weights(factors.Sum(f => f.Weight), factors.Where(f => f.Weight > 0).Sum(f => f.Weight));
        var charges = Violations.GroupBy(v => v.Provision).Select(g => new Charge(g.Key, [.. findings.Where(f => g.Any(v => v.Finding == f))]))
            .OrderBy(c => c.Rank).ToList();
        Tallies = [.. SideTallies()];
        var rows = matter.IsStaff ? Rows(new MilderTable(schedules, request, matter)).ToList() : [];

        Conclude([weights, .. charges, .. Tallies, .. rows]);
        Graded = new GradeResolution(rows, Tallies, lawOfAct["discretion/facts-per-step"] ?? 0).Resolve(
            All<Waiver>(), All<AmountGrade>(), All<GradeShift>(), All<GradeFloor>(), weights, out var used);
        Benchmark = used;
        var milder = All<MilderLaw>();
        session.RetractAll(milder.Select(m => m.Displaced));

        Conclude([Graded, .. milder.Select(m => m.Applied)]);
        var barred = All<TimeBar>().Any(bar => bar.Certain);
        Sanctions = barred ? [] : SanctionMerge.Merge(All<SanctionProposal>().Select(p => p.Sanction));
        Insurance = SanctionMerge.Merge(All<InsuranceProposal>().Select(p => p.Measure).Where(m => !barred || m.Kind != InsuranceKind.Fine));

        Conclude([new Outcome(Graded, Sanctions, Insurance)]);
    }

    private IReadOnlyList<Violation> Violations { get; }
    private IReadOnlyList<SideTally> Tallies { get; }
    private Graded Graded { get; }
    private ScheduleFile? Benchmark { get; }
    private IReadOnlyList<Sanction> Sanctions { get; }
    private IReadOnlyList<InsuranceMeasure> Insurance { get; }

    public GradingResponse Response(string edition, string hash) => new()
    {
        Id = request.Id,
        Tier = Tier(),
        Severity = Graded.Severity,
        Benchmark = Benchmark is { Benchmark: { } table } used && (Tallies.Count > 0 || All<Charge>().Exists(c => c.IsUnderArticle56))
            ? new BenchmarkUsed(used.Id, used.Title, table.From, table.To, Graded.Row?.Label ?? Labels.Of(Graded.Grade),
                table.Holds(request.ActedOn) ? BenchmarkChoice.OfAct : BenchmarkChoice.OfDecision)
            : null,
        Law = Law(),
        Sanctions = Sanctions,
        Insurance = Insurance,
        Personnel = MeasureMerge.Personnel(Measures<PersonnelMeasure>()),
        Transfers = MeasureMerge.Transfers(All<TransferProposal>().Select(t => t.Measure)),
        Accountability = MeasureMerge.Accountability(Measures<Accountability>()),
        Interim = MeasureMerge.Interim(Measures<InterimMeasure>()),
        Procedure = Procedure(),
        Factors =
        [
            .. All<Factor>().Select(f => new WeighedFactor(f.Code, (int)f.Weight, f.Basis))
                .OrderByDescending(f => f.Weight).ThenBy(f => f.Code, StringComparer.Ordinal),
        ],
        NextThreshold = new Thresholds(matter, lawOfAct, lawOfDecision).Next(Graded, Benchmark, Tallies, All<Charge>()),
        NotCovered = NotCovered(),
        NoSanction = Given(All<Unpunished>().Select(u => new NoSanction(u.Finding.Conduct, matter.Kind, u.Reason, u.Basis)).Distinct()
            .OrderBy(n => n.Conduct).ThenBy(n => n.Basis, StringComparer.Ordinal)),
        Principles = Given(Measures<Principle>().Distinct().OrderBy(p => p.Number).ThenBy(p => p.Conduct)),
        UnitAnswers = Given(Measures<UnitAnswer>().GroupBy(a => a.Tier).Select(g => g.MinBy(a => a.Basis, StringComparer.Ordinal)!).OrderBy(a => a.Tier)),
        Reminders = [.. Measures<Reminder>().Distinct().OrderBy(r => r.Basis, StringComparer.Ordinal)],
        Edition = edition,
        RuleSet = hash,
    };

    /// <summary>One entry for each rule: why it fired, or the first condition that kept it from firing.</summary>
    public IReadOnlyList<TraceEntry> Trace(IReadOnlyList<TracedRule> rules)
    {
        var byType = facts.ToLookup(f => f.GetType());
        var because = fired.ToLookup(f => f.Rule, f => f.Facts, StringComparer.Ordinal);
        return
        [
            .. rules.Select(rule => because.Contains(rule.Name)
                ? new TraceEntry(rule.Name, true, rule.Article)
                {
                    Stage = Words.Of(rule.Stage),
                    Because = string.Join("。", because[rule.Name].Select(rule.Because).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
                }
                : new TraceEntry(rule.Name, false, rule.Article) { Stage = Words.Of(rule.Stage), FirstFailing = rule.FirstFailing(byType) }),
        ];
    }

    private void Conclude(IEnumerable<object> given)
    {
        session.InsertAll(given);
        session.Fire();
    }

    private List<TFact> All<TFact>() => [.. facts.OfType<TFact>()];

    /// <summary>An answer that has nothing of a kind does not name it.</summary>
    private static IReadOnlyList<TItem>? Given<TItem>(IEnumerable<TItem> items) => items.ToList() is { Count: > 0 } some ? some : null;

    private IEnumerable<TMeasure> Measures<TMeasure>() => All<Proposal<TMeasure>>().Select(p => p.Measure);

    /// <summary>Sums of the improper gains by paying side; the patients' sum holds both where both paid.</summary>
    private IEnumerable<SideTally> SideTallies()
    {
        var gains = findings.Where(f => f.IsImproperGain && Violations.Any(v => v.Finding == f)).ToList();
        var company = gains.Where(f => f.Side == PayingSide.Company).ToList();
        if (gains.Count > company.Count)
            yield return new SideTally(PayingSide.Patient, Sum(gains));
        if (company.Count > 0)
            yield return new SideTally(PayingSide.Company, Sum(company));

        static decimal? Sum(List<Finding> of) => of.All(f => f.AmountKnown) ? of.Sum(f => f.Amount) : null;
    }

    private IEnumerable<BenchmarkRow> Rows(MilderTable tables)
    {
        foreach (var side in Tallies.Count > 0 ? Tallies.Select(t => t.Side) : [PayingSide.Patient])
        {
            if (tables.For(side, Tallies.FirstOrDefault(t => t.Side == side)?.Amount) is not { } table)
                continue;
            for (var i = 0; i < table.Benchmark!.Steps.Count; i++)
                yield return new BenchmarkRow(table, side, i);
        }
    }

    private CampaignTier Tier() => Graded.Grade switch
    {
        Grade.None => CampaignTier.None,
        Grade.Waived => CampaignTier.Criticise,
        >= Grade.Serious => CampaignTier.Remove,
        _ => EndsPractice() ? CampaignTier.Remove : CampaignTier.Notify,
    };

    private bool EndsPractice() =>
        Sanctions.Any(s => s.Kind is SanctionKind.Suspension or SanctionKind.Revocation)
        || Insurance.Any(m => m is { Kind: InsuranceKind.TerminateAgreement, Mode: Mode.Must });

    private IReadOnlyList<AppliedLaw> Law()
    {
        var broken = All<Charge>().OrderBy(c => c.Rank).Select(c => c.Provision).ToList();
        var statutes = broken.Exists(p => !p.IsGuideline) ? broken.Where(p => !p.IsGuideline) : broken;
        return [.. statutes.Select(p => new AppliedLaw(p.Statute, p.Article, (lawOfAct.InForceFrom(p.Schedule) ?? lawOfDecision.InForceFrom(p.Schedule))!.Value))];
    }

    private ProcedureFlags Procedure()
    {
        var steps = All<ProcedureStep>().Select(s => s.Kind).ToHashSet();
        return new ProcedureFlags(
            steps.Contains(ProcedureStepKind.Hearing), steps.Contains(ProcedureStepKind.LegalReview), steps.Contains(ProcedureStepKind.CollectiveDiscussion),
            steps.Contains(ProcedureStepKind.Summary), All<TimeBar>().Count > 0 && All<Charge>().Count > 0);
    }

    private IReadOnlyList<NotCovered> NotCovered() =>
    [
        .. findings.Where(f => f.Proven && !All<Violation>().Exists(v => v.Finding == f) && !All<Unpunished>().Exists(u => u.Finding == f))
            .Select(f => f.Conduct).Distinct().Select(conduct =>
            new NotCovered(conduct, matter.Kind, $"本版规则未载明{Labels.Of(matter.Kind)}“{Labels.Of(conduct)}”（{matter.ActedOn:yyyy-MM-dd}）的处理，请人工定性")),
    ];
}

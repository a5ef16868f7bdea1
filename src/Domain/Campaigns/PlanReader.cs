using Qingyi.Domain.Deadlines;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Qingyi.Domain.Campaigns;

/// <summary>A plan, or the faults for which there is none.</summary>
public sealed record PlanReading(CampaignPlan? Plan, IReadOnlyList<PlanFault> Faults);

/// <summary>Reads plan files (YAML). Contradictions between dates are not faults but findings of <see cref="PlanLinter"/>.</summary>
public static class PlanReader
{
    private static readonly Lazy<IReadOnlyList<CampaignPlan>> ShippedPlans = new(() =>
        [.. Resources.Names("campaigns/").Select(name => ReadShipped(name))]);

    /// <summary>The plans that ship with the product, by id.</summary>
    public static IReadOnlyList<CampaignPlan> Shipped => ShippedPlans.Value;

    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">Its name, for faults and findings.</param>
    public static PlanReading Read(string yaml, string file)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var faults = new Faults(file);
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException fault)
        {
            faults.Add((int)fault.Start.Line, (int)fault.Start.Column, string.Empty, Texts.Of("campaigns.plan.not-yaml", fault.Message));
            return new PlanReading(null, faults.Found);
        }

        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            faults.Add(1, 1, string.Empty, Texts.Of("campaigns.plan.not-a-map"));
            return new PlanReading(null, faults.Found);
        }

        var map = new YamlMap(root, string.Empty, faults);
        var plan = Plan(map, file);
        map.End();
        Distinct(plan, faults);
        return faults.Found.Count == 0 ? new PlanReading(plan, []) : new PlanReading(null, faults.Found);
    }

    private static CampaignPlan Plan(YamlMap map, string file) => new()
    {
        Id = map.Text("id"),
        Title = map.Text("title"),
        Organisation = map.Text("organisation"),
        Parent = map.OptionalText("parent"),
        Instrument = Closed(map.Map("instrument"), m => new Instrument(m.OptionalText("number"), m.OptionalDate("issued"), m.Texts("missing"), m.Texts("stripped"), m.Line)),
        From = map.Date("from"),
        To = map.OptionalDate("to"),
        Settings = map.OptionalMap("settings") is { } settings
            ? Closed(settings, m => new PlanSettings(m.Word<PeriodEndReading>("reading", PeriodEndReading.Window), m.OptionalNumber("grace-workdays") ?? 5))
            : new PlanSettings(PeriodEndReading.Window, 5),
        Phases = map.Each("phases", m => new PlanPhase(m.Text("id"), m.Text("title"), m.Date("from"), m.OptionalDate("to"), m.Flag("derived"), m.Text("source"), m.Line)),
        Obligations = map.Each("obligations", ObligationReader.Read),
        Standing = map.Each("standing", m => new StandingDuty(
            m.Text("id"), m.Text("title"), m.Word<DutyPace>("pace"), m.OptionalText("proposed"), m.Texts("responsible"), m.Text("source"), m.Line)),
        Indicators = map.Each("indicators", m => new Indicator(m.Text("id"), m.Text("title"), m.OptionalNumber("target"), m.OptionalText("target-text"),
            m.Text("numerator"), m.Text("denominator"), m.OptionalText("period"), m.Text("source"), m.Line)),
        Inspections = map.Each("inspections", m => new InspectionQuota(m.Text("id"), m.Text("title"), m.Text("class"), m.OptionalNumber("times"),
            m.OptionalNumber("percent"), m.Number("from-year"), m.Number("to-year"), m.Texts("by"), m.Texts("types"),
            m.Texts("levels"), m.Flag("areas"), m.Text("source"), m.Line)),
        Units = map.Each("units", m => new UnitDuty(m.Text("key"), m.Text("name"), m.Text("duty"), m.Text("source"), m.Line)),
        Terms = map.Each("terms", Term),
        File = file,
    };

    private static PlanTerm Term(YamlMap map)
    {
        var key = map.Text("key");
        if (key.Length > 0 && !PlanTerms.Keys.Contains(key))
        {
            map.Fault("key", Texts.Of("campaigns.plan.term-unknown", key, string.Join("、", PlanTerms.Keys)));
        }

        return new PlanTerm(key, map.Text("says"), map.Text("source"), map.Line);
    }

    private static T Closed<T>(YamlMap map, Func<YamlMap, T> take)
    {
        var taken = take(map);
        map.End();
        return taken;
    }

    private static void Distinct(CampaignPlan plan, Faults faults)
    {
        var groups = new (string Name, IEnumerable<(string Id, int Line)> Items)[]
        {
            ("phases", plan.Phases.Select(p => (p.Id, p.Line))),
            ("obligations", plan.Obligations.Select(o => (o.Id, o.Line))),
            ("standing", plan.Standing.Select(s => (s.Id, s.Line))),
            ("indicators", plan.Indicators.Select(i => (i.Id, i.Line))),
            ("inspections", plan.Inspections.Select(i => (i.Id, i.Line))),
        };
        foreach (var (name, items) in groups)
        {
            foreach (var twice in items.GroupBy(i => i.Id).Where(g => g.Key.Length > 0).SelectMany(g => g.Skip(1)))
            {
                faults.Add(twice.Line, 1, $"{name}.{twice.Id}", Texts.Of("campaigns.plan.id-twice"));
            }
        }
    }

    private static CampaignPlan ReadShipped(string name)
    {
        var reading = Read(Resources.Text(name), "workflows/" + name);
        return reading.Plan ?? throw new InvalidOperationException($"A shipped plan is faulty: {string.Join("; ", reading.Faults)}");
    }
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Indicators;

/// <summary>From the first to the last day, both inclusive; null is open.</summary>
public sealed record Span(DateOnly? From, DateOnly? To)
{
    public DateTimeOffset Begin => From is { } from ? LegalDay.Start(from) : DateTimeOffset.MinValue;
    public DateTimeOffset End => To is { } to ? LegalDay.End(to) : DateTimeOffset.MaxValue;
}

/// <summary>Figures that stand in no register: inspections, tips, tiers, returns. Counted over what the person may see.</summary>
public sealed class HouseFigures(CaseDb db, Candidates candidates, RoundQueries rounds, QuotaBoard quota, TimeProvider clock)
{
    public Task<Counted> Of(string name, Person person, Span span, CancellationToken cancellation) => name switch
    {
        "inspected-public" => InspectedPublic(person, span, cancellation),
        "units-with-staff" => UnitsWithStaff(person, cancellation),
        "waiting-time" => Waiting(person, span, cancellation),
        "tips-received" => Tips(person, span, null, cancellation),
        "tips-closed" => Tips(person, span, (_, c) => c.Stage is CaseStage.Closed or CaseStage.Disposed, cancellation),
        "tips-in-time" => Tips(person, span, (late, c) => !late.Contains(c.Id), cancellation),
        "reports-punctual" => Punctual(person, span, cancellation),
        _ when name.StartsWith("tier:", StringComparison.Ordinal) => Tier(person, span, name[5..], cancellation),
        _ when name.StartsWith("quota:", StringComparison.Ordinal) => Quota(person, span, name[6..], cancellation),
        _ => throw new InvalidOperationException($"The house counts no '{name}'."),
    };

    private static readonly Domain.Inspections.InspectionItem SecondAndAbove =
        new("", Domain.Inspections.InspectionItem.Free, "", null, null, 0, 9999, [], ["3", "2"], false, [], "");

    /// <summary>Commissions of the jurisdiction and its institutions of the second level and above, and those of them that have somebody in the 人员配备 register.</summary>
    private async Task<Counted> UnitsWithStaff(Person person, CancellationToken cancellation)
    {
        var commissions = await db.Organisations.AsNoTracking().Where(o => o.Path.StartsWith(person.Path) && o.Level != OrganisationLevel.Hospital).Select(o => o.Id).ToListAsync(cancellation);
        var institutions = await candidates.Counted(person.OrganisationId, SecondAndAbove, cancellation);
        var units = commissions.Concat(institutions.Select(i => i.Institution).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        var staffed = await db.EntriesFor(person).AsNoTracking().Where(e => e.Register == "staffing" && e.State == "serving").Select(e => e.OrganisationId).Distinct().ToListAsync(cancellation);
        return new Counted(staffed.Count(units.Contains), commissions.Count + institutions.Count);
    }

    private async Task<Counted> Waiting(Person person, Span span, CancellationToken cancellation)
    {
        var (from, to) = (span.From ?? DateOnly.MinValue, span.To ?? DateOnly.MaxValue);
        var codes = await db.EntriesFor(person).AsNoTracking().Where(e => e.Register == "satisfaction" && e.On >= from && e.On <= to).Select(e => e.Codes).ToListAsync(cancellation);
        var minutes = codes.Select(c => JsonNode.Parse(c)!["waiting"]).OfType<JsonNode>().Select(n => n.GetValue<int>()).ToList();
        return new Counted(minutes.Count == 0 ? 0 : decimal.Round((decimal)minutes.Average(), 1), null);
    }

    /// <summary>Units of a jurisdiction's 二级以上公立医院 whose inspection is closed.</summary>
    private async Task<Counted> InspectedPublic(Person person, Span span, CancellationToken cancellation)
    {
        var all = (await candidates.Counted(person.OrganisationId, SecondAndAbove, cancellation)).Where(u => u.Owner == "public").Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var seen = rounds.Visible(person).Where(r => r.State == RoundState.Drawn).Select(r => r.Id);
        var visits = await db.InspectionVisits.AsNoTracking().Where(v => v.MatterId != null && seen.Contains(v.RoundId)).Select(v => new { v.Unit, v.MatterId }).ToListAsync(cancellation);
        var ids = visits.Select(v => v.MatterId!).ToList();
        var closed = (await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id) && c.Stage == CaseStage.Closed).ToListAsync(cancellation))
            .Where(c => c.Facts.Matter?.Ended is { } ended && ended.At >= span.Begin && ended.At < span.End).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return new Counted(visits.Where(v => closed.Contains(v.MatterId!) && all.Contains(v.Unit)).Select(v => v.Unit).Distinct(StringComparer.Ordinal).Count(), all.Count);
    }

    private async Task<Counted> Tips(Person person, Span span, Func<HashSet<string>, Tip, bool>? part, CancellationToken cancellation)
    {
        var (begin, end) = (span.Begin, span.End);
        var tips = await db.VisibleTo(person).AsNoTracking().Where(c => c.Kind == Case.OfCase && c.ReceivedAt >= begin && c.ReceivedAt < end).Select(c => new Tip(c.Id, c.Stage)).ToListAsync(cancellation);
        if (part is null)
        {
            return new Counted(tips.Count, null);
        }

        var now = clock.GetUtcNow();
        var ids = tips.Select(t => t.Id).ToList();
        var late = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId) && (d.State == "running" && d.DueAt <= now || db.Firings.Any(f => f.DeadlineId == d.Id && f.Rung > 0))).Select(d => d.CaseId).Distinct().ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return new Counted(tips.Count(t => part(late, t)), tips.Count);
    }

    private sealed record Tip(string Id, CaseStage Stage);

    // By the year of closing: a precedent keeps no day.
    private async Task<Counted> Tier(Person person, Span span, string tier, CancellationToken cancellation)
    {
        var seen = db.VisibleTo(person).Where(c => c.Kind == Case.OfCase).Select(c => c.Id);
        var (from, to) = (span.From?.Year ?? 0, span.To?.Year ?? 9999);
        return new Counted(await db.ClosedGradings.AsNoTracking().CountAsync(g => g.Tier == tier && g.Year >= from && g.Year <= to && seen.Contains(g.CaseId), cancellation), null);
    }

    private async Task<Counted> Quota(Person person, Span span, string name, CancellationToken cancellation)
    {
        var year = (span.To ?? LegalDay.Of(clock.GetUtcNow())).Year;
        var of = (await quota.Of(person.OrganisationId, year, cancellation)).FirstOrDefault(q => $"{q.Campaign}/{q.Item}" == name);
        return of is null ? new Counted(0, 0) : new Counted(of.Rows[0].Done, of.Unit == QuotaBoard.Rounds ? of.Rows[0].Owed : of.Rows[0].Candidates);
    }

    private async Task<Counted> Punctual(Person person, Span span, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = LegalDay.Of(now);
        var (from, to) = (span.From ?? DateOnly.MinValue, span.To is { } last && last < today ? last : today);
        var due = await db.ReturnsFor(person).AsNoTracking().Where(r => r.Due != null && r.Due >= from && r.Due < to).ToListAsync(cancellation);
        var waivers = await db.DutyWaivers.AsNoTracking().ToListAsync(cancellation);
        due.RemoveAll(r => !ReturnState.IsIn(r.State) && waivers.Any(w => w.CampaignId == r.CampaignId && w.Frees(r.Obligation, r.Period, r.UnitId)));
        return new Counted(due.Count(r => ReturnState.IsIn(r.State) && !r.LateAt(now)), due.Count);
    }
}

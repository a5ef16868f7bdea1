using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.TipOffs;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>
/// 查重与关联: what of the desk's own tips may be the same matter, and where the person was named before. Looked for in nothing but what the intake person may read
/// anyway; a hint names cases, never what somebody told, and blocks nothing. Nothing of it is kept.
/// </summary>
public sealed class IntakeHints(CaseDb db, House house, PersonAtDoor door, TimeProvider clock)
{
    // More tips than a desk receives in a year are not opened for a hint.
    private const int Most = 1000;
    private const int Shown = 5;
    private const int NearDays = 30;
    private const double Alike = 0.35;
    private const double VeryAlike = 0.6;

    public async Task<IntakeHintsView> Of(TipSubmission given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        var desk = await RecordTipOff.FindDesk(db, given.About, cancellation);
        var named = desk.Value?.Named ?? [];
        var (institution, person, pairs) = (Likeness.Plain(given.About.Institution), Likeness.Plain(given.About.Person), Likeness.Pairs(Said(given.Text)));
        var day = given.HappenedOn ?? LegalDay.Of(clock.GetUtcNow());

        var duplicates = new List<(double Score, IntakeHint Hint)>();
        var linked = new List<IntakeHint>();
        foreach (var (of, told) in await Readable(cancellation))
        {
            var sameUnit = (institution.Length > 0 && Likeness.Plain(told?.Institution) == institution) || of.Named.Any(named.Contains);
            if (told is not null && sameUnit)
            {
                var like = Likeness.Of(pairs, Likeness.Pairs(Said(told.Text)));
                var days = Math.Abs(day.DayNumber - (told.HappenedOn ?? LegalDay.Of(of.ReceivedAt)).DayNumber);
                if (like >= VeryAlike || (of.Conduct == given.Conduct && (days <= NearDays || like >= Alike)))
                {
                    duplicates.Add((like + (days <= NearDays ? 0.2 : 0), new IntakeHint(of.Number, Paths.Case(of.Id), LegalDay.Of(of.ReceivedAt), true, of.Conduct == given.Conduct, days <= NearDays ? days : null, like >= Alike)));
                }
            }

            if (person.Length > 1 && (Likeness.Plain(told?.Person) == person || Likeness.Plain(of.Facts.Investigation?.Respondent) == person))
            {
                linked.Add(new IntakeHint(of.Number, Paths.Case(of.Id), LegalDay.Of(of.ReceivedAt), sameUnit, of.Conduct == given.Conduct, null, false));
            }
        }

        return new IntakeHintsView([.. duplicates.OrderByDescending(d => d.Score).Take(Shown).Select(d => d.Hint)], [.. linked.Take(Shown)], duplicates.Count, linked.Count, true);
    }

    // What the desk itself puts before the words (［电话登记］) makes nothing alike.
    private static string Said(string text) => text.StartsWith('［') && text.IndexOf('］', StringComparison.Ordinal) is > 0 and < 12 and var end ? text[(end + 1)..] : text;

    // The cases of the own desk with what was told, as far as its reading is open to her; a destroyed file tells nothing.
    private async Task<List<(Case Of, TipTold? Told)>> Readable(CancellationToken cancellation)
    {
        var person = door.Person;
        if (!person.Is(Role.Intake))
        {
            return [];
        }

        var cases = await db.VisibleTo(person).AsNoTracking().Where(c => c.Kind == Case.OfCase && c.OrganisationId == person.OrganisationId).OrderByDescending(c => c.Id).Take(Most).ToListAsync(cancellation);
        var ids = cases.ConvertAll(c => c.Id);
        var tips = await db.Tips.AsNoTracking().Where(t => ids.Contains(t.CaseId)).ToDictionaryAsync(t => t.CaseId, cancellation);
        return cases.ConvertAll(c => (c, c.Facts.Destruction?.Destroyed is null && tips.TryGetValue(c.Id, out var tip) ? TipThread.Open(house.Ring, tip) : null));
    }
}

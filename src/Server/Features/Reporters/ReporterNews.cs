using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Reporters;

/// <summary>来信提醒: whoever has the case in hand hears that the reporter wrote. What she wrote stays sealed; the word says no more than that there is something.</summary>
internal static class ReporterNews
{
    public static Task Wrote(Transition t, CancellationToken cancellation) => Tell(t, Texts.Of("reporters.news.wrote", t.Case.Number), cancellation);

    public static Task HandedIn(Transition t, CancellationToken cancellation) => Tell(t, Texts.Of("reporters.news.handed-in", t.Case.Number), cancellation);

    // Ten letters before anybody looks are one word, not ten.
    private static async Task Tell(Transition t, string sentence, CancellationToken cancellation)
    {
        (string Role, string? Account)[] hands = t.Case.Facts.Assignment is { } assigned ? [(Role.Handler, assigned.Lead), (Role.Handler, assigned.Second)] : [(Role.Intake, null)];
        var waiting = await t.Db.Escalations.AsNoTracking()
            .Where(e => e.CaseId == t.Case.Id && e.Recipient == DeadlineNews.Recipient && e.ReadAt == null && e.Sentence == sentence).Select(e => new { e.Role, e.AccountId }).ToListAsync(cancellation);
        foreach (var (role, account) in hands.Where(h => !waiting.Exists(w => w.Role == h.Role && w.AccountId == h.Account)))
        {
            t.Db.Escalations.Add(new EscalationRow
            {
                Id = t.NewId(), CaseId = t.Case.Id, DeadlineId = "", Rung = 0, Recipient = DeadlineNews.Recipient, Role = role, OrganisationId = t.Case.OrganisationId, AccountId = account,
                Sentence = sentence, RaisedAt = t.Now,
            });
        }
    }
}

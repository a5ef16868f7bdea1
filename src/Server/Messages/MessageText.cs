using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Messages;

/// <summary>What leaves the house: number, kind of deadline, light, link. No name, no title, nothing that somebody wrote.</summary>
public sealed record MessageText(string Subject, string Body)
{
    /// <returns>Null: nobody waits for it any more; the deadline ended, or the escalation was answered.</returns>
    public static async Task<MessageText?> Of(CaseDb db, EscalationRow escalation, LightViews lights, Uri link, CancellationToken cancellation)
    {
        var deadline = await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(d => d.Id == escalation.DeadlineId && d.State == "running", cancellation);
        if (deadline is null || escalation.RepliedAt is not null)
        {
            return null;
        }

        var number = await db.Cases.AsNoTracking().Where(c => c.Id == escalation.CaseId).Select(c => c.Number).FirstAsync(cancellation);
        var (light, kind) = (lights.Of(deadline), lights.Limit(deadline)?.Title ?? Texts.Chinese("messages.text.limit"));
        var word = escalation.Recipient == "handler" ? Texts.Chinese("messages.text.reminder") : Texts.Chinese("messages.text.supervision");
        var state = Texts.Chinese("messages.text.state", Colour(light.State), light.Text, deadline.DueOn);
        var where = new Uri(link, escalation.Recipient == "handler" ? Paths.Deadline(deadline.Id) : $"{Paths.Supervise}?rung={escalation.Recipient}");
        return new MessageText($"【{word}】{number} {kind} {Colour(light.State)}", Texts.Chinese("messages.text.body", word, number, kind, state, where));
    }

    private static string Colour(LightState state) => state switch
    {
        LightState.Red => Texts.Chinese("messages.colour.red"),
        LightState.Yellow => Texts.Chinese("messages.colour.yellow"),
        LightState.Paused => Texts.Chinese("messages.colour.paused"),
        _ => Texts.Chinese("messages.colour.green"),
    };
}

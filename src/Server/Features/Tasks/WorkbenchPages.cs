using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Bell;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Tasks;

/// <summary>工作台: four counters, what is most pressing, the days that are coming.</summary>
public static class WorkbenchPages
{
    private const int Pressing = 10;
    private const int Days = 6;
    private const int Told = 4;

    public static void MapWorkbenchPages(this IEndpointRouteBuilder app) =>
        app.MapGet(Paths.Workbench, async (InboxChoice inbox, MessageDesk messages, PersonAtDoor door, TaskLines lines, LightViews lights, PlansInForce plans, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var open = await inbox.Open(cancellation);
            var states = open.Select(t => lights.Of(t).State).ToList();
            var days = open.Where(t => t.DueAt is not null).GroupBy(t => LegalDay.Of(t.DueAt!.Value.AddTicks(-1))).Where(g => g.Key >= lights.Today).OrderBy(g => g.Key).Take(Days);
            return await frames.Staff(http, StaffPage.Workbench, new WorkbenchView(
                lights.Today,
                new TaskCounters(open.Count, states.Count(s => s == LightState.Yellow), states.Count(s => s == LightState.Red), open.Count(t => t.Assignee is null)),
                await lines.Of([.. open.Take(Pressing)], cancellation),
                [.. days.Select(g => new DueDay(g.Key, lights.Away(g.Key), g.Count()))],
                [.. (await plans.Running(cancellation)).Select(p => new CampaignLine(p.Plan.Id, p.Plan.Title, CampaignViews.PhaseName(p)))])
            {
                Quick = [.. Quick(door.Person)],
                Messages = await messages.Newest(Told, cancellation),
                HasCalendar = door.Person.Seats.Any(s => s.IsAny([.. MatterEndpoints.Readers])),
            });
        }).For();

    private static IEnumerable<ActionView> Quick(Person person)
    {
        if (person.Is(Role.Intake))
        {
            yield return ActionView.Open(Words.Spoken["intake"], Paths.Intake, "pencil-plus");
        }

        if (person.IsAny(Role.SectionHead, Role.Leader, Role.PrincipalLeader))
        {
            yield return ActionView.Open(Words.Spoken["supervise"], Paths.Supervise, "alarm");
        }

        if (person.IsAny([.. MatterEndpoints.Readers]))
        {
            yield return ActionView.Open(Words.Spoken["matters"], Paths.Matters, "file-text");
            yield return ActionView.Open(Words.Spoken["registers"], Paths.Registers, "checks");
        }
    }
}

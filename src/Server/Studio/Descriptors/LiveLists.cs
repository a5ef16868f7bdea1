using System.Globalization;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Engine.Activities;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.People;
using Qingyi.Server.Studio.Reading;
using Calendar = Qingyi.Server.Deadlines.Calendar;

namespace Qingyi.Server.Studio.Descriptors;

/// <summary>Choices of dropdowns as they stand today. An input without choices of its own takes the list that goes by its name.</summary>
public sealed class LiveLists(Editions editions, Calendar calendar, PersonAtDoor door, TimeProvider clock)
{
    private static Dictionary<string, string> Recipients => new(StringComparer.Ordinal)
    {
        ["handler"] = Texts.Of("studio.recipients.handler"), ["section-head"] = Texts.Of("studio.recipients.section-head"),
        ["leader-in-charge"] = Texts.Of("studio.recipients.leader-in-charge"), ["principal-leader"] = Texts.Of("studio.recipients.principal-leader"),
        ["upper-commission"] = Texts.Of("studio.recipients.upper-commission"),
    };

    /// <summary>Null where no live list goes by the input's name.</summary>
    public async Task<IReadOnlyList<InputOption>?> For(InputDescriptor input, CancellationToken cancellation) => input.Name switch
    {
        "Act" => [.. Acts.All.Select(a => new InputOption(a.Id, a.Name))],
        "Role" => [.. Roles()],
        "Conduct" => [.. GradingWords.Conducts.Select(c => new InputOption(c.Code, c.Name)), new InputOption("other", Texts.Of("studio.conduct.other"))],
        "Limit" => [.. Limits()],
        "Rung" or "Recipient" => [.. Recipients.Select(r => new InputOption(r.Key, r.Value))],
        "WorkflowDefinitionId" or "Procedure" => [.. (await editions.VisibleTo(door.Person, null, cancellation)).Where(e => e.IsLatest).Select(e => new InputOption(e.DefinitionId, e.Name))],
        _ => null,
    };

    private static IEnumerable<InputOption> Roles() => Role.OfCases.Append(Role.Hospital).Select(r => new InputOption(r, Role.Names[r]));

    private IEnumerable<InputOption> Limits()
    {
        var today = LegalDay.Of(clock.GetUtcNow());
        return calendar.Limits.All.Where(l => l.InForce(today)).Select(l => new InputOption(l.Id, $"{l.Title}（{Length(l)}）"));
    }

    private static string Length(LegalLimit limit)
    {
        var amount = limit.Amount.ToString(CultureInfo.InvariantCulture);
        return limit.Unit switch
        {
            LimitUnit.Workday => Texts.Of("studio.limit.workdays", amount),
            LimitUnit.CalendarDay => Texts.Of("studio.limit.calendar-days", amount),
            LimitUnit.ClockHour => Texts.Of("studio.limit.hours", amount),
            _ => Texts.Of("studio.limit.months", amount),
        };
    }
}

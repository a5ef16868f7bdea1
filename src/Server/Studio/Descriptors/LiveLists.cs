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
    private static readonly Dictionary<string, string> Recipients = new(StringComparer.Ordinal)
    {
        ["handler"] = "承办人", ["section-head"] = "科室负责人", ["leader-in-charge"] = "分管领导", ["principal-leader"] = "主要领导", ["upper-commission"] = "上级卫生健康行政部门",
    };

    /// <summary>Null where no live list goes by the input's name.</summary>
    public async Task<IReadOnlyList<InputOption>?> For(InputDescriptor input, CancellationToken cancellation) => input.Name switch
    {
        "Act" => [.. Acts.All.Select(a => new InputOption(a.Id, a.Name))],
        "Role" => [.. Roles()],
        "Conduct" => [.. GradingWords.Conducts.Select(c => new InputOption(c.Code, c.Name)), new InputOption("other", "其他")],
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
            LimitUnit.Workday => $"{amount}个工作日",
            LimitUnit.CalendarDay => $"{amount}日",
            LimitUnit.ClockHour => $"{amount}小时",
            _ => $"{amount}个月",
        };
    }
}

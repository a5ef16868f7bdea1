using System.Text;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Demo;

/// <summary>A step with its instant; without an act it is the tip itself.</summary>
internal sealed record TimedStep(DateTimeOffset At, DemoStep? Step);

/// <summary>Plays one case through the doors that people use: the tip form, the inbox, the upload of evidence, the withdrawal of a notice.</summary>
internal sealed class DemoPlay
{
    private static readonly TimeOnly Opening = new(9, 0);
    private readonly DemoCase _case;
    private readonly int _number;
    private readonly List<TimedStep> _steps = [];
    private string _id = "";

    public DemoPlay(DemoCase of, int number, DateOnly today)
    {
        (_case, _number) = (of, number);
        var days = of.Last + of.Way.Sum(s => s.Days);
        Received = today.AddDays(-days);
        _steps.Add(new TimedStep(At(Received), null));
        foreach (var step in of.Way)
        {
            days -= step.Days;
            var day = Office(today.AddDays(-days));
            _steps.Add(new TimedStep(At(day < Received ? Received : day), step));
        }
    }

    /// <summary>Legal day of the tip.</summary>
    public DateOnly Received { get; }

    public IEnumerable<TimedStep> On(DateOnly day) => _steps.Where(s => LegalDay.Of(s.At) == day);

    public async Task Take(TimedStep step, IServiceProvider house, CancellationToken cancellation)
    {
        await using var scope = house.CreateAsyncScope();
        await (step.Step switch
        {
            null => TipOff(scope.ServiceProvider, cancellation),
            { Act: "withdraw-notice" } => Withdraw(scope.ServiceProvider, cancellation),
            var taken => Complete(taken, scope.ServiceProvider, cancellation),
        });
    }

    private async Task TipOff(IServiceProvider house, CancellationToken cancellation)
    {
        var reporter = _case.Named ? new TipReporter("示例举报人", "示例信箱一号") : null;
        var outcome = await house.GetRequiredService<RecordTipOff>().Record(
            new TipSubmission(new TipAbout(_case.About), _case.Conduct, _case.Text, Received.AddDays(-Math.Abs(_case.Acted)), _case.Amount, reporter), cancellation);
        Demand(outcome.Refusal?.Sentence, "tip");
        _id = await house.GetRequiredService<CaseDb>().Cases.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync(cancellation);
    }

    private async Task Complete(DemoStep step, IServiceProvider house, CancellationToken cancellation)
    {
        var db = house.GetRequiredService<CaseDb>();
        var task = await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.CaseId == _id && t.State == "open" && t.Act == step.Act, cancellation);
        if (task is null)
        {
            Demand(step.Optional ? null : "没有这项待办", step.Act);
            return;
        }

        var handlers = await PersonAtDoor.WithRole(db, task.OrganisationId, Role.Handler, cancellation);
        await Seat(house, task.Assignee ?? (await PersonAtDoor.WithRole(db, task.OrganisationId, task.Role, cancellation))[0].Id, cancellation);
        if (step.Act == "investigate")
        {
            await Evidence(house, cancellation);
        }

        if (step.Act == "issue-prior-notice")
        {
            await Finish("prior-notice", house, cancellation);
        }

        var institution = await db.Organisations.Where(o => o.Id == _case.About).Select(o => o.Name).FirstAsync(cancellation);
        var today = LegalDay.Of(house.GetRequiredService<TimeProvider>().GetUtcNow());
        var data = DemoForms.Of(_case, step, _number, institution, Received, [.. handlers.Select(h => h.Id).Order(StringComparer.Ordinal)], today, house.GetRequiredService<Calendar>());
        var completion = await house.GetRequiredService<CompleteTask>().Complete(task.Id, new TaskCompletion(step.Outcome, data), cancellation);
        Demand(completion.Refusal?.Sentence ?? completion.Faults?.Values.FirstOrDefault(), step.Act);
    }

    private async Task Evidence(IServiceProvider house, CancellationToken cancellation)
    {
        var content = Encoding.UTF8.GetBytes("询问笔录（虚构，仅供演示）\n");
        var files = new FormFileCollection { new FormFile(new MemoryStream(content), 0, content.Length, "files", "询问笔录.txt") { Headers = new HeaderDictionary(), ContentType = "text/plain" } };
        Demand((await house.GetRequiredService<AddEvidence>().Add(_id, files, cancellation)).Refusal?.Sentence, "evidence");
    }

    // What is served has its number first.
    private async Task Finish(string kind, IServiceProvider house, CancellationToken cancellation)
    {
        var desk = house.GetRequiredService<DocumentDesk>();
        var of = (await desk.Case(_id, cancellation)).Value!;
        var text = (await desk.Text(of, (await desk.State(of, kind, cancellation)).Value!, null, cancellation)).Value!;
        Demand((await house.GetRequiredService<KeepDocument>().Keep(_id, kind, text.Text, 0, final: true, cancellation)).Refusal?.Sentence, kind);
    }

    private async Task Withdraw(IServiceProvider house, CancellationToken cancellation)
    {
        var db = house.GetRequiredService<CaseDb>();
        var notice = await db.Notices.AsNoTracking().FirstAsync(n => n.CaseId == _id, cancellation);
        await Seat(house, (await PersonAtDoor.WithRole(db, notice.OrganisationId, Role.Publisher, cancellation))[0].Id, cancellation);
        Demand((await house.GetRequiredService<WithdrawNotice>().Withdraw(notice.Id, "原处理决定的文书有误，更正后另行公示。", cancellation)).Refusal?.Sentence, "withdraw-notice");
    }

    private static async Task Seat(IServiceProvider house, string account, CancellationToken cancellation)
    {
        var db = house.GetRequiredService<CaseDb>();
        house.GetRequiredService<PersonAtDoor>().Seat(await PersonAtDoor.Of(db, await db.Users.AsNoTracking().FirstAsync(u => u.Id == account, cancellation), cancellation));
    }

    private void Demand(string? refusal, string step)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"The demonstration's case {_number} ({_case.Text}) cannot take the step {step}: {refusal}");
        }
    }

    // Cases follow each other through the morning, so that no two steps of a day share an instant.
    private DateTimeOffset At(DateOnly day) => LegalDay.At(day, Opening).AddMinutes(2 * _number).AddSeconds(3 * _steps.Count);

    private static DateOnly Office(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}

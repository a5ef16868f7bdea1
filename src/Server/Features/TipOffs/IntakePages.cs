using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Forms;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Public;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>登记受理: what comes by telephone, letter or visit takes the same way as a tip of the site, and its receipt is printed for whoever gave it.</summary>
public static class IntakePages
{
    private static readonly (string Code, string Name)[] Channels =
    [
        ("telephone", "电话"), ("letter", "来信"), ("visit", "来访"), ("hotline", "12345热线"), ("transfer", "其他机关移送"), ("inspection", "巡查发现"), ("monitoring", "监测预警"),
    ];

    public static void MapIntakePages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Intake, async (Ids ids, InboxChoice inbox, TaskLines lines, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Intake, await View(SchemaFormView.For(Form()), ids.New(), null, inbox, lines, cancellation))).For(Role.Intake);

        app.MapPost(Paths.IntakeHints, Look).For(Role.Intake).AddEndpointFilter<FormGuard>();
        app.MapPost(Paths.Intake, Record).For(Role.Intake).AddEndpointFilter<FormGuard>();
    }

    // Looking changes nothing, and half a form is enough to look.
    private static async Task<IResult> Look(IntakeHints hints, InboxChoice inbox, TaskLines lines, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await PublicForms.Read(http.Request, cancellation);
        var reading = FormReader.Read(Form(), form, Words.Chinese);
        var found = await hints.Of(Tip(reading.Data), cancellation);
        return PageFrames.IsPart(http)
            ? frames.Part(http, found)
            : await frames.Staff(http, StaffPage.Intake, await View(SchemaFormView.Again(Form(), reading with { Errors = new Dictionary<string, string>() }), form.Text(IntakeView.KeyField), null, inbox, lines, cancellation) with { Hints = found });
    }

    private static async Task<IResult> Record(
        RecordTipOff record, CaseDb db, AnswerSeal seal, IdempotencyScope scope, PersonAtDoor door, Ids ids, InboxChoice inbox, TaskLines lines, PageFrames frames, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        var form = await PublicForms.Read(http.Request, cancellation);
        var key = form.Text(IntakeView.KeyField);
        var reading = FormReader.Read(Form(), form, Words.Chinese);
        if (!reading.Ok)
        {
            return await frames.Staff(http, StaffPage.Intake, await View(SchemaFormView.Again(Form(), reading), key, null, inbox, lines, cancellation), StatusCodes.Status422UnprocessableEntity);
        }

        // The same page sent twice registers once.
        var candidates = seal.Candidates(door.Person.Id, Paths.Intake, key);
        if (key.Length is 0 or > 100 || await db.IdempotentAnswers.AsNoTracking().AnyAsync(a => candidates.Contains(a.KeyHash), cancellation))
        {
            return await ProblemPages.Answer(http, Refusals.Of("task-gone.intake-form-submitted"));
        }

        scope.Begin(seal, seal.Hash(door.Person.Id, Paths.Intake, key), key, "");
        var recorded = await record.Record(Tip(reading.Data), cancellation, new TakenDown(door.Person, reading.Data["channel"]!.GetValue<string>()));
        if (recorded.Refusal is { } refusal)
        {
            return await frames.Staff(http, StaffPage.Intake, await View(SchemaFormView.Again(Form(), reading), ids.New(), refusal.Sentence, inbox, lines, cancellation), Problems.Status(refusal.Code));
        }

        var receipt = recorded.Value!;
        return await frames.Staff(http, StaffPage.Intake, new ReceiptView(
            receipt.Receipt, clock.GetUtcNow(), receipt.Readers, [.. receipt.Milestones.Select(m => new Web.Pages.Public.Milestone(m.What, m.Due))], []));
    }

    private static async Task<IntakeView> View(SchemaFormView form, string key, string? refusal, InboxChoice inbox, TaskLines lines, CancellationToken cancellation)
    {
        var waiting = (await inbox.Open(cancellation)).Where(t => t.Act == "accept-tip").Take(10).ToList();
        return new IntakeView(form, IntakeHintsView.None, await lines.Of(waiting, cancellation), key, refusal);
    }

    private static JsonObject Form() => Forms.Of(
        Forms.Choice("channel", "来源", Channels).Required(),
        Forms.Text("institution", "被反映的单位").Required(),
        Forms.Text("department", "科室").AtMost(TipAbout.LongestName),
        Forms.Text("person", "被反映的人员"),
        Forms.Choice("conduct", "问题类型", [.. GradingWords.Conducts, ("other", "其他")]).Required(),
        Forms.Day("happenedOn", "发生日期"),
        Forms.Text("place", "地点").AtMost(TipAbout.LongestName),
        Forms.Money("amount", "涉及金额"),
        Forms.Long("text", "主要内容").Required().AtLeast(10).Hint("按反映人的原话记录；不写反映人的姓名和联系方式。"),
        Forms.Text("name", "反映人姓名").Hint("匿名的不填；单独加密保存。"),
        Forms.Text("contact", "反映人联系方式"));

    private static TipSubmission Tip(JsonObject data)
    {
        string? Text(string field) => data[field]?.GetValue<string>();
        var channel = Channels.FirstOrDefault(c => c.Code == Text("channel")).Name;
        return new TipSubmission(
            new TipAbout(null, Text("institution"), Text("person"), Text("department")), Text("conduct") ?? "", $"［{channel}登记］{Text("text")}",
            Text("happenedOn") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
            data["amount"] is { } yuan ? decimal.Parse(yuan.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null,
            Text("name") is { } name ? new TipReporter(name, Text("contact") ?? "未留") : null,
            Text("place"));
    }
}

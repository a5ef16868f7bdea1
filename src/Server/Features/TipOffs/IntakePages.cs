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
    private static readonly Codes Channels = new("tip-offs.channel", "telephone", "letter", "visit", "hotline", "transfer", "inspection", "monitoring");

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
        var reading = FormReader.Read(Form(), form, Words.Spoken);
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
        var reading = FormReader.Read(Form(), form, Words.Spoken);
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
        Forms.Choice("channel", Texts.Of("tip-offs.intake.channel"), Channels).Required(),
        Forms.Text("institution", Texts.Of("tip-offs.intake.institution")).Required(),
        Forms.Text("department", Texts.Of("tip-offs.intake.department")).AtMost(TipAbout.LongestName),
        Forms.Text("person", Texts.Of("tip-offs.intake.person")),
        Forms.Choice("conduct", Texts.Of("tip-offs.intake.conduct"), [.. GradingWords.Conducts, ("other", Texts.Of("tip-offs.intake.conduct-other"))]).Required(),
        Forms.Day("happenedOn", Texts.Of("tip-offs.intake.happened-on")),
        Forms.Text("place", Texts.Of("tip-offs.intake.place")).AtMost(TipAbout.LongestName),
        Forms.Money("amount", Texts.Of("tip-offs.intake.amount")),
        Forms.Long("text", Texts.Of("tip-offs.intake.text")).Required().AtLeast(10).Hint(Texts.Of("tip-offs.intake.text-hint")),
        Forms.Text("name", Texts.Of("tip-offs.intake.name")).Hint(Texts.Of("tip-offs.intake.name-hint")),
        Forms.Text("contact", Texts.Of("tip-offs.intake.contact")));

    private static TipSubmission Tip(JsonObject data)
    {
        string? Text(string field) => data[field]?.GetValue<string>();
        var channel = Channels.FirstOrDefault(c => c.Code == Text("channel")).Name;
        return new TipSubmission(
            new TipAbout(null, Text("institution"), Text("person"), Text("department")), Text("conduct") ?? "", Texts.Of("tip-offs.intake.recorded-text", channel, Text("text")),
            Text("happenedOn") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
            data["amount"] is { } yuan ? decimal.Parse(yuan.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null,
            Text("name") is { } name ? new TipReporter(name, Text("contact") ?? Texts.Of("tip-offs.intake.contact-none")) : null,
            Text("place"));
    }
}

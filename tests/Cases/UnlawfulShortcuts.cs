using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

/// <summary>The twin of the main job: every unlawful shortcut is refused with a sentence, and nothing has changed.</summary>
public sealed class UnlawfulShortcuts(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_second_signature_of_the_same_handler_does_not_substantiate_a_tip()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = await walk.Until("confirm-verification");
        var lead = (await walk.Find("confirm-verification")).User == "handler" ? "handler-2" : "handler";

        await Refused(walk, lead, task, "agreed", [], HttpStatusCode.Conflict, "task-held");
    }

    [Fact]
    public async Task Whoever_investigated_does_not_review_the_own_case()
    {
        await house.Account("both-1", "两职甲", House.City, Role.Handler, Role.LegalReviewer);
        await house.Account("both-2", "两职乙", House.City, Role.Handler, Role.LegalReviewer);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("assign-handlers");
        var (head, assign) = await walk.Find("assign-handlers");
        var lead = await Id("both-1");
        var second = await Id("both-2");
        (await walk.Complete(head, assign, "assigned", new() { ["lead"] = lead, ["second"] = second })).EnsureSuccessStatusCode();
        foreach (var (user, act) in new[] { ("both-1", "verify-tip"), ("both-2", "confirm-verification"), ("leader", "approve-filing"), ("both-1", "investigate"), ("both-2", "confirm-investigation"), ("both-1", "decide-grading") })
        {
            var task = (await walk.Inbox(user)).First(t => (string?)t["act"] == act);
            if (act == "investigate")
            {
                await walk.Evidence(user, (string)task["case"]!);
            }

            var (outcome, data) = walk.Usual(act, task);
            (await walk.Complete(user, task, outcome, data)).EnsureSuccessStatusCode();
        }

        var review = (await walk.Inbox("both-1")).First(t => (string?)t["act"] == "review-legality");
        var usual = walk.Usual("review-legality", review);

        await Refused(walk, "both-1", review, usual.Outcome, usual.Data, HttpStatusCode.UnprocessableEntity, "reviews-own-investigation");
    }

    [Fact]
    public async Task The_respondent_s_silence_counts_only_after_the_last_day()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = await walk.Until("record-defence");
        var user = (await walk.Find("record-defence")).User;

        await Refused(walk, user, task, "none", new() { ["on"] = walk.Today }, HttpStatusCode.UnprocessableEntity, "defence-still-open");
    }

    [Fact]
    public async Task A_hearing_announced_less_than_seven_working_days_ahead_needs_the_respondent_s_word()
    {
        var walk = new CaseWalk(house) { Defence = "hearing-requested" };
        await walk.TipOff();
        var task = await walk.Until("arrange-hearing");

        await Refused(walk, "legal-reviewer", task, "arranged", new() { ["notifiedOn"] = walk.Today, ["heldOn"] = walk.Today }, HttpStatusCode.UnprocessableEntity, "hearing-notice-too-short");
    }

    [Fact]
    public async Task A_fine_outside_the_article_is_refused_even_as_a_deviation()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = await walk.Until("decide-grading");
        var user = (await walk.Find("decide-grading")).User;

        await Refused(walk, user, task, "deviated", new() { ["fine"] = 50000, ["reason"] = "情节恶劣" }, HttpStatusCode.UnprocessableEntity, "fine-outside-range");
    }

    [Fact]
    public async Task A_handler_of_another_county_does_not_find_the_task()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = await walk.Until("verify-tip");

        await Refused(walk, "county-handler", task, "substantiated", new() { ["summary"] = "越权" }, HttpStatusCode.NotFound, "no-such-task");
        var seen = await (await walk.As("county-handler")).GetAsync($"/api/cases/{task["case"]}");
        Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
    }

    [Fact]
    public async Task The_handler_does_not_approve_the_own_notice()
    {
        await house.Account("handler-publisher", "拟稿发布人", House.City, Role.Handler, Role.Publisher);
        await house.Account("third-handler", "承办人丙", House.City, Role.Handler);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("assign-handlers");
        var (head, assign) = await walk.Find("assign-handlers");
        (await walk.Complete(head, assign, "assigned", new() { ["lead"] = await Id("handler-publisher"), ["second"] = await Id("third-handler") })).EnsureSuccessStatusCode();
        for (var i = 0; i < 30; i++)
        {
            var found = false;
            foreach (var user in CaseWalk.Staff.Concat(["handler-publisher", "third-handler"]).Where(u => u != "publisher"))
            {
                foreach (var task in (await walk.Inbox(user)).Where(t => (string?)t["act"] != "approve-notice"))
                {
                    if ((string?)task["act"] == "investigate")
                    {
                        await walk.Evidence(user, walk.CaseId);
                    }

                    var (outcome, data) = walk.Usual((string)task["act"]!, task);
                    found |= (await walk.Complete(user, task, outcome, data)).IsSuccessStatusCode;
                }
            }

            if (!found)
            {
                break;
            }
        }

        var approve = (await walk.Inbox("handler-publisher")).First(t => (string?)t["act"] == "approve-notice");
        await Refused(walk, "handler-publisher", approve, "approved", [], HttpStatusCode.UnprocessableEntity, "handler-as-publisher");
    }

    private async Task<string> Id(string user) =>
        await house.Inside(async s => (await s.GetRequiredService<CaseDb>().Users.FirstAsync(u => u.UserName == user)).Id);

    private async Task Refused(CaseWalk walk, string user, JsonObject task, string outcome, JsonObject data, HttpStatusCode status, string code)
    {
        var before = await Everything((string)task["case"]!);

        var answer = await walk.Complete(user, task, outcome, data);

        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} {problem}");
        Assert.Equal(code, (string)problem!["code"]!);
        Assert.True(((string)problem["detail"]!).Length > 5);
        Assert.Equal(before, await Everything((string)task["case"]!));
    }

    // Version, facts, tasks, deadlines, audit and outbox of the case as one text.
    private Task<string> Everything(string caseId) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var of = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == caseId);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId).OrderBy(t => t.Id).Select(t => t.Id + t.State + t.Assignee).ToListAsync();
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == caseId).OrderBy(d => d.Id).Select(d => d.Id + d.State).ToListAsync();
        return $"{of.Version} {of.Stage} {string.Join(',', tasks)} {string.Join(',', deadlines)} {await db.Audit.CountAsync(a => a.Chain == "case/" + caseId)} {await db.SealedTexts.CountAsync(x => x.CaseId == caseId)} {await db.Outbox.CountAsync(o => o.CaseId == caseId)}";
    });
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Messages;

/// <summary>督办 by mail and to the group of an organisation: once to each whom it is addressed to, and with nothing in it that could tell on anybody.</summary>
public sealed partial class MessageTests
{
    [Fact]
    public async Task A_reminder_and_each_rung_reach_by_mail_and_in_the_group_those_they_are_addressed_to_once()
    {
        await using var messages = await MessageHouse.Open();
        var walk = new CaseWalk(messages.House);
        await walk.TipOff(text: "金丝雀护士长收了红包。");

        await messages.After(40);
        await messages.Send();
        await messages.Send();

        var escalations = await Rows(messages.House, db => db.Escalations.Where(e => e.CaseId == walk.CaseId && e.Rung > 0).ToListAsync());
        Assert.Contains(escalations, e => e.Recipient == "handler");
        string[] known = ["handler", "section-head", "leader-in-charge"];
        var expected = escalations.Where(e => known.Contains(e.Recipient)).Select(e => e.Recipient switch { "handler" => "intake@example.test", "section-head" => "section-head@example.test", _ => "leader@example.test" });
        Assert.Equal(expected.Order(StringComparer.Ordinal), messages.Mail.Mails.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.Equal(escalations.Count(e => e.Recipient != "handler" && e.OrganisationId == House.City), messages.Group.Count);
        Assert.All(await messages.Outbox(), o => Assert.True(o.DoneAt is not null && o.Tries == 1));

        var number = (await Rows(messages.House, db => db.Cases.Where(c => c.Id == walk.CaseId).Select(c => c.Number).ToListAsync()))[0];
        Assert.All(messages.Mail.Mails.Select(m => m.Text).Concat(messages.Group), text => Assert.Matches(Whole(), text.TrimEnd()));
        Assert.All(messages.Mail.Mails, m => Assert.Contains(number, m.Mail.Subject, StringComparison.Ordinal));
        Assert.Contains(messages.Mail.Mails, m => m.To.StartsWith("leader", StringComparison.Ordinal) && m.Text.Contains("红灯", StringComparison.Ordinal) && m.Text.Contains(MessageHouse.Link + "/workbench/supervise?rung=leader-in-charge", StringComparison.Ordinal));
        Assert.All(await messages.Outbox(), o => Assert.DoesNotContain("example.test", o.Payload, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Off_until_configured_and_a_wrong_setting_stops_the_start_without_showing_a_secret()
    {
        await using var off = await MessageHouse.Open(on: false);
        await new CaseWalk(off.House).TipOff();
        Assert.True(await off.After(40) > 0);
        Assert.Empty(await off.Outbox());
        var report = await (await off.House.As("operator")).GetFromJsonAsync<JsonObject>("/api/operations", TestContext.Current.CancellationToken);
        Assert.False((bool)Assert.Single(report!["channels"]!.AsArray())!["on"]!);

        var wrong = await Assert.ThrowsAsync<Server.Hosting.StartRefusedException>(() => MessageHouse.Open(more: new() { [$"Messages:Webhooks:{House.City}:Url"] = "http://elsewhere.test/robot?key=secret-of-the-group" }));
        Assert.DoesNotContain("secret-of-the-group", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("starttls", (await Assert.ThrowsAsync<Server.Hosting.StartRefusedException>(() => MessageHouse.Open(more: new() { ["Messages:Smtp:Host"] = "mail.example.test" }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_turned_away_for_now_goes_later_once_and_what_is_refused_for_good_waits_for_the_operator_and_holds_up_nobody()
    {
        await using var messages = await MessageHouse.Open();
        messages.Mail.Turn = to => to.StartsWith("section-head", StringComparison.Ordinal) ? "451 later" : to.StartsWith("intake", StringComparison.Ordinal) ? "550 no such box" : null;
        messages.RobotSays = """{"errcode":45009,"errmsg":"too fast"}""";
        await new CaseWalk(messages.House).TipOff();
        await messages.After(40);

        for (var round = 0; round < 6; round++)
        {
            await messages.Send();
        }

        Assert.Contains(messages.Mail.Mails, m => m.To.StartsWith("leader", StringComparison.Ordinal));
        Assert.DoesNotContain(messages.Mail.Mails, m => !m.To.StartsWith("leader", StringComparison.Ordinal));
        Assert.Contains(await messages.Outbox(), o => o is { Dead: true, LastError: "smtp 550", Tries: 1 });
        Assert.Contains(await messages.Outbox(), o => o is { Dead: false, DoneAt: null, LastError: "smtp 451" });
        Assert.Contains(await messages.Outbox(), o => o is { Dead: false, DoneAt: null, LastError: "errcode 45009" });

        messages.Mail.Turn = _ => null;
        messages.RobotSays = """{"errcode":0}""";
        messages.House.Clock.Advance(TimeSpan.FromHours(1));
        var before = messages.Group.Count;
        await messages.Send();
        await messages.Send();
        Assert.Equal(1, messages.Mail.Mails.Count(m => m.To.StartsWith("section-head", StringComparison.Ordinal)));
        Assert.True(messages.Group.Count > before);
        Assert.All(await messages.Outbox(), o => Assert.True(o.DoneAt is not null || o.LastError == "smtp 550"));
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_comes_again_under_the_same_id()
    {
        await using var messages = await MessageHouse.Open();
        messages.Mail.LostAnswers = 1;
        await new CaseWalk(messages.House).TipOff();
        await messages.After(40);

        await messages.Send();
        messages.House.Clock.Advance(TimeSpan.FromHours(1));
        await messages.Send();

        var twice = Assert.Single(messages.Mail.Mails.GroupBy(m => m.Mail.MessageId), g => g.Count() > 1);
        Assert.Equal(2, twice.Count());
    }

    [Fact]
    public async Task Who_answered_meanwhile_is_left_alone_and_a_restored_copy_says_nothing_until_it_is_confirmed()
    {
        await using var messages = await MessageHouse.Open();
        var walk = new CaseWalk(messages.House);
        await walk.TipOff();
        await messages.After(40);
        await using (var db = messages.House.Store.Open())
        {
            db.Settings.Add(new SettingRow { Name = "restored", Value = "2026-11-28T00:00:00.0000000Z" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await messages.Send();
        Assert.Empty(messages.Mail.Mails);
        Assert.Empty(messages.Group);

        await using (var db = messages.House.Store.Open())
        {
            await db.Settings.Where(s => s.Name == "restored").ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        using var leader = await messages.House.As("leader");
        foreach (var item in (await leader.GetFromJsonAsync<JsonArray>("/api/escalations?open=true", TestContext.Current.CancellationToken))!)
        {
            (await leader.PostAsJsonAsync($"/api/escalations/{item!["id"]}/reply", new { text = "请抓紧" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        await messages.Send();
        Assert.NotEmpty(messages.Mail.Mails);
        Assert.DoesNotContain(messages.Mail.Mails, m => m.To.StartsWith("leader", StringComparison.Ordinal));
        Assert.Contains(await messages.Outbox(), o => o.Receipt == "not-needed");
    }

    [Fact]
    public async Task Nobody_hears_of_a_case_that_they_may_not_see_nor_does_a_group_that_they_are_in()
    {
        await using var messages = await MessageHouse.Open();
        var walk = new CaseWalk(messages.House);
        await walk.TipOff();
        await using (var db = messages.House.Store.Open())
        {
            var leader = await db.Users.SingleAsync(u => u.UserName == "leader", TestContext.Current.CancellationToken);
            db.CaseBars.Add(new CaseBar { CaseId = walk.CaseId, Kind = "person", Subject = leader.Id });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var admin = await messages.House.As("operator");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync("/api/admin/accounts/section-head/close", null, TestContext.Current.CancellationToken)).StatusCode);
        await messages.After(40);
        await messages.Send();

        Assert.Equal(["intake@example.test"], messages.Mail.Mails.Select(m => m.To).Distinct());
        Assert.Empty(messages.Group);
        Assert.Equal(HttpStatusCode.Unauthorized, (await messages.House.Anyone().PostAsJsonAsync("/api/sign-in", new { user = "section-head", password = messages.House.Password("section-head") }, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_server_is_signed_in_to_with_a_password_from_a_file_of_the_keys()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "mail-secret\n", TestContext.Current.CancellationToken);
        await using var messages = await MessageHouse.Open(new SmtpReceiver { Login = ("qingyi", "mail-secret") }, new() { ["Messages:Smtp:User"] = "qingyi", ["Messages:Smtp:PasswordFile"] = file });
        File.Delete(file);
        await new CaseWalk(messages.House).TipOff();
        await messages.After(40);
        await messages.Send();

        Assert.NotEmpty(messages.Mail.Mails);
    }

    [GeneratedRegex(@"^(督办|期限提醒)：\S+\n期限：[\w（）、]+\n状态：(红|黄|绿|灰)灯，[\w]+（\d+月\d+日到期）\n请登录办理：https://qingyi\.example\.test/workbench/(supervise\?rung=[a-z-]+|deadlines/\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    private static async Task<List<T>> Rows<T>(House house, Func<CaseDb, Task<List<T>>> read)
    {
        await using var db = house.Store.Open();
        return await read(db);
    }
}

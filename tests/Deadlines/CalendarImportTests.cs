using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Deadlines;

/// <summary>A year's arrangement imported from a file: shown first, then counted one deadline a transaction, going on where it stopped.</summary>
public sealed class CalendarImportTests : IAsyncLifetime
{
    private readonly House _house = new();
    private readonly CaseWalk _walk;
    private HttpClient? _keeper;

    public CalendarImportTests() => _walk = new CaseWalk(_house);

    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        await _house.Account("calendar-keeper", "系统管理员丁", House.City, Qingyi.Domain.People.Role.Administrator);
        await _walk.TipOff();
        await _walk.Until("investigate");
        await _walk.TipOff();
        await _walk.Until("investigate");
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    /// <summary>The arrangement of 2027 with a long rest round the day to which both decisions run.</summary>
    public static string Year2027(string version = "2027.1", int miscounted = 0)
    {
        var off = Enumerable.Range(0, 3).Select(i => new DateOnly(2027, 1, 1).AddDays(i)).Concat(Enumerable.Range(0, 9).Select(i => new DateOnly(2027, 2, 15).AddDays(i))).ToList();
        var workdays = Enumerable.Range(0, 365).Select(i => new DateOnly(2027, 1, 1).AddDays(i)).Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(d));
        return "{\"id\":\"cn-state-council\",\"title\":\"国务院办公厅节假日安排\",\"version\":\"" + version + "\",\"zone\":\"Asia/Shanghai\",\"years\":{\"2027\":{\"workdays\":" + (workdays + miscounted)
            + ",\"off\":[" + string.Join(',', off.Select(d => $"\"{d:yyyy-MM-dd}\"")) + "],\"worked\":[]}}}";
    }

    [Fact]
    public async Task The_preview_moves_nothing_and_the_confirmation_each_deadline_once_also_after_a_restart()
    {
        var before = await Decisions();
        var shown = await Import(Year2027());
        Assert.Equal(HttpStatusCode.Redirect, shown.StatusCode);
        var address = shown.Headers.Location!.ToString();
        var id = address.Split("id=")[1];
        var preview = await (await _keeper!.GetAsync(address)).Content.ReadAsStringAsync();
        Assert.Equal(2, Regex.Count(preview, "2027-02-12"));
        Assert.DoesNotContain((await Db(db => db.Cases.AsNoTracking().FirstAsync())).Number, WebUtility.HtmlDecode(preview), StringComparison.Ordinal);
        Assert.Equal(before.Select(d => d.DueOn), (await Decisions()).Select(d => d.DueOn));

        // It stops after the first one, as if the node had died there.
        await Db(async db =>
        {
            var row = await db.Calendars.SingleAsync(c => c.Id == id);
            (row.State, row.ConfirmedAt) = (CalendarRow.Moving, _house.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        var first = await _house.Inside(s => s.GetRequiredService<CalendarMoves>().Run(CancellationToken.None, most: 1));
        Assert.Equal(1, first);
        await _house.Restart();
        await _house.Sweep();
        await _house.Sweep();

        var after = await Decisions();
        Assert.All(after, d => Assert.Equal((new DateOnly(2027, 2, 12), "2027.1"), (d.DueOn, d.CalendarVersion)));
        foreach (var decision in after)
        {
            Assert.Equal(1, await Db(db => db.DeadlineChanges.CountAsync(c => c.DeadlineId == decision.Id)));
            Assert.Equal(2, await Db(db => db.Escalations.CountAsync(e => e.DeadlineId == decision.Id && e.Recipient == DeadlineNews.Recipient)));
        }

        Assert.Equal(CalendarRow.Moving, await Db(db => db.Calendars.Select(c => c.State).SingleAsync()));
        _house.Clock.Advance(TimeSpan.FromMinutes(2));
        await _house.Sweep();
        Assert.Equal(CalendarRow.Settled, await Db(db => db.Calendars.Select(c => c.State).SingleAsync()));
        Assert.Contains(2027, await _house.Inside(s => Task.FromResult(s.GetRequiredService<Calendar>().Days.Years)));
    }

    [Fact]
    public async Task A_file_that_contradicts_itself_or_is_known_is_refused()
    {
        Assert.Contains("不符", await Refused(Year2027(miscounted: 1)), StringComparison.Ordinal);
        Assert.Contains("JSON", await Refused("{"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Import(Year2027())).StatusCode);
        Assert.Contains("已经导入过", await Refused(Year2027()), StringComparison.Ordinal);
        Assert.Contains("已经导入过", await Refused(Year2027(WorkingDays.Shipped.Version)), StringComparison.Ordinal);
        Assert.Equal(1, await Db(db => db.Calendars.CountAsync()));
    }

    private async Task<string> Refused(string file)
    {
        var answer = await Import(file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> Import(string file)
    {
        if (_keeper is null)
        {
            var signedIn = await _house.As("calendar-keeper");
            _keeper = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_house.Url) };
            _keeper.DefaultRequestHeaders.Authorization = signedIn.DefaultRequestHeaders.Authorization;
            _keeper.DefaultRequestHeaders.Add("Origin", _house.Url);
        }

        var page = await _keeper.GetStringAsync("/workbench/admin/calendars");
        var token = Regex.Match(page[page.IndexOf("multipart/form-data", StringComparison.Ordinal)..], "name=\"([^\"]+)\" value=\"([^\"]+)\"");
        using var form = new MultipartFormDataContent { { new StringContent(token.Groups[2].Value), token.Groups[1].Value }, { new StringContent(file), "calendar", "2027.json" } };
        return await _keeper.PostAsync("/workbench/admin/calendars", form);
    }

    private Task<T> Db<T>(Func<CaseDb, Task<T>> ask) => _house.Inside(s => ask(s.GetRequiredService<CaseDb>()));

    private Task<List<DeadlineRow>> Decisions() => Db(db => db.Deadlines.AsNoTracking().Where(d => d.Limit == "decision").OrderBy(d => d.Id).ToListAsync());
}

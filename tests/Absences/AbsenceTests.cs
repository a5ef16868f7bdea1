using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Absences;

/// <summary>Who may enter what, and from when on it counts.</summary>
public sealed class AbsenceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_grounds_people_and_substitutes_are_held_to_their_rules()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await house.Account("hospital-2", "联络员乙", House.Hospital, Role.Hospital);

        Assert.Equal("invalid-data", await house.Enter("leader", null, from: -1).Refused());
        Assert.Equal("invalid-data", await house.Enter("leader", null, from: 3, until: 2).Refused());
        Assert.Equal("invalid-data", await house.Enter("leader", null, until: 366).Refused());
        Assert.Equal("unfit-substitute", await house.Enter("leader", "leader").Refused());
        Assert.Equal("unfit-substitute", await house.Enter("leader", "auditor").Refused());
        Assert.Equal("unfit-substitute", await house.Enter("leader", "hospital").Refused());
        Assert.Equal("unfit-substitute", await house.Enter("leader", "county-handler").Refused());
        Assert.Equal("no-such-person", await house.Enter("leader", "nobody").Refused());
        Assert.Equal("not-permitted", await house.Enter("auditor", null).Refused());
        await house.GoesAway("county-section-head", "leader");
        await house.GoesAway("hospital", "hospital-2");
    }

    [Fact]
    public async Task Only_oneself_and_who_stands_above_enters_and_changes_an_absence()
    {
        await using var house = new House();
        await house.InitializeAsync();

        Assert.Equal("not-permitted", await house.Enter("section-head", "section-head", person: "leader").Refused());
        Assert.Equal("not-permitted", await house.Enter("handler", "handler", person: "handler-2").Refused());
        Assert.Equal("not-permitted", await house.Enter("leader", "leader", person: "principal-leader").Refused());
        Assert.Equal("not-permitted", await house.Enter("leader", null, person: "province-leader").Refused());
        var own = await house.GoesAway("leader", "principal-leader");
        await house.GoesAway("section-head", "handler-2", person: "handler");
        await house.GoesAway("province-leader", null, person: "principal-leader");

        Assert.Equal("no-such-absence", await Change(house, "section-head", own, "withdraw", null).Refused());
        Assert.Equal("no-such-absence", await Change(house, "handler", own, "shorten", new { until = house.Day(1) }).Refused());
        Assert.Equal("invalid-data", await Change(house, "leader", own, "shorten", new { until = house.Day(4) }).Refused());
        Assert.Equal("invalid-data", await Change(house, "leader", own, "shorten", new { until = house.Day(-1) }).Refused());
        Assert.Equal(HttpStatusCode.OK, (await Change(house, "leader", own, "shorten", new { until = house.Day(1) })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Change(house, "province-leader", own, "withdraw", null)).StatusCode);
        Assert.Equal("absence-over", await Change(house, "leader", own, "withdraw", null).Refused());
        await house.GoesAway("leader", "section-head");
    }

    [Fact]
    public async Task Absences_of_one_person_never_overlap_and_substitutes_never_form_a_circle()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await house.GoesAway("leader", "section-head", 0, 4);

        Assert.Equal("absence-overlaps", await house.Enter("leader", null, 4, 6).Refused());
        Assert.Equal("substitution-circle", await house.Enter("section-head", "leader", 2, 6).Refused());
        await house.GoesAway("section-head", "principal-leader", 2, 6);
        Assert.Equal("substitution-circle", await house.Enter("principal-leader", "leader", 3, 3).Refused());
        await house.GoesAway("principal-leader", "leader", 5, 6);
        await house.GoesAway("leader", null, 5, 6);
    }

    [Fact]
    public async Task Two_entries_at_one_instant_leave_one()
    {
        await using var house = new House();
        await house.InitializeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => house.Enter("leader", "section-head")));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Created), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.Equal(1, await house.Inside(s => s.GetRequiredService<CaseDb>().Absences.CountAsync(Token)));
        Assert.Equal(1, await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "accounts" && a.What == "absence-entered", Token)));
    }

    [Fact]
    public async Task A_seat_is_there_for_its_days_only_and_never_that_of_a_closed_account()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await house.GoesAway("leader", "section-head", 1, 2);

        Assert.Empty(await Seats(house, "section-head"));
        house.Clock.Advance(TimeSpan.FromDays(1));
        var seat = Assert.Single(await Seats(house, "section-head"));
        Assert.Equal(("科室负责人甲（代分管领导甲）", "分管领导甲"), (seat.Name, seat.For!.Name));
        Assert.True(seat.Is(Role.Leader));
        Assert.False(seat.Is(Role.SectionHead));

        await Shut(house, "leader");
        Assert.Empty(await Seats(house, "section-head"));
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await Seats(house, "section-head"));
    }

    [Fact]
    public async Task A_list_shows_to_each_what_concerns_them()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await house.GoesAway("handler", "handler-2");

        Assert.Equal("承办人甲", await First(house, "handler", ""));
        Assert.Equal("承办人甲", await First(house, "handler-2", "?of=acting"));
        Assert.Equal("承办人甲", await First(house, "leader", "?of=below"));
        Assert.Null(await First(house, "publisher", "?of=below"));
        Assert.Null(await First(house, "county-section-head", "?of=below"));
    }

    private static async Task<string?> First(House house, string user, string query) =>
        (string?)(await (await house.As(user)).GetFromJsonAsync<JsonArray>("/api/absences" + query, Token))!.FirstOrDefault()?["personName"];

    private static async Task<HttpResponseMessage> Change(House house, string by, JsonObject absence, string what, object? body) =>
        await (await house.As(by)).PostAsJsonAsync($"/api/absences/{absence["id"]}/{what}", body ?? new { }, Token);

    private static Task<IReadOnlyList<Person>> Seats(House house, string user) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var person = await PersonAtDoor.Of(db, await db.Users.FirstAsync(u => u.UserName == user, Token), Token);
        return await Away.LentTo(db, person, Qingyi.Domain.Deadlines.LegalDay.Of(house.Clock.GetUtcNow()), Token);
    });

    private static Task<int> Shut(House house, string user) => house.Inside(async s =>
    {
        var accounts = s.GetRequiredService<NewAccounts>();
        accounts.Shut((await accounts.Find(user, Token))!);
        return await s.GetRequiredService<CaseDb>().SaveChangesAsync(Token);
    });
}

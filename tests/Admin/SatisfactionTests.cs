using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Satisfaction;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Admin;

/// <summary>满意度: anonymous, counted five at a time, seen by who is responsible.</summary>
public sealed class SatisfactionTests : IAsyncLifetime
{
    private readonly House _house = new();

    public async ValueTask InitializeAsync() => await _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Four_sheets_show_nothing_five_show_a_month_and_a_sixth_changes_nothing_until_there_are_ten()
    {
        var code = await Make("内科二病区");
        for (var i = 0; i < 4; i++)
        {
            await Answer(code, 5);
        }

        Assert.Empty(await Results("hospital"));
        await Answer(code, 1);
        var five = Assert.Single(await Results("hospital"))!;
        Assert.Equal((5, "2026-11", 4.2m, 80m), ((int)five["sheets"]!, (string)five["month"]!, (decimal)five["means"]![0]!, (decimal)five["satisfied"]!));

        for (var i = 0; i < 4; i++)
        {
            await Answer(code, 1);
            Assert.Equal(five.ToJsonString(), Assert.Single(await Results("hospital"))!.ToJsonString());
        }

        await Answer(code, 1);
        Assert.Equal((10, 2.6m), ((int)Assert.Single(await Results("hospital"))!["sheets"]!, (decimal)(await Results("hospital"))[0]!["means"]![0]!));
        Assert.Equal(0, await _house.Inside(s => s.GetRequiredService<CaseDb>().SurveySheets.CountAsync(x => x.Scores != null)));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_sheet_and_an_unfinished_one_is_none()
    {
        var code = await Make("产科病区");
        var key = await Key(code);
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Send(code, key, 5)).StatusCode);
        }

        Assert.Empty(await Results("hospital"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _house.Anyone().PostAsync($"/satisfaction/{code}", new FormUrlEncodedContent([new("key", await Key(code)), new("q1", "5")]), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(code, "20261128", 5)).StatusCode);
        Assert.Equal(1, await _house.Inside(s => s.GetRequiredService<CaseDb>().SurveySheets.CountAsync()));
    }

    [Fact]
    public async Task A_sheet_keeps_its_month_and_no_moment_and_its_key_has_no_time_in_it()
    {
        var code = await Make("外科病区");
        var before = await Key(code);
        _house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var after = await Key(code);

        Assert.DoesNotContain(typeof(SurveySheetRow).GetProperties(), p => p.PropertyType == typeof(DateTimeOffset) || p.PropertyType == typeof(DateTimeOffset?));
        Assert.NotEqual(before[..10], after[..10]);
    }

    [Fact]
    public async Task Others_see_no_ward_of_this_hospital_and_a_closed_code_takes_nothing()
    {
        await _house.Account("county-liaison", "县院联络员", House.CountyHospital, "hospital");
        var code = await Make("急诊");
        for (var i = 0; i < 5; i++)
        {
            await Answer(code, 3);
        }

        Assert.Empty(await Results("county-liaison"));
        Assert.Single(await Results("leader"));
        Assert.Empty(await Results("county-section-head"));
        using var other = await _house.As("county-liaison");
        Assert.Equal(HttpStatusCode.BadRequest, (await other.PostAsJsonAsync("/api/satisfaction/codes", new { organisation = House.Hospital, place = "ward", ward = "别人的" }, TestContext.Current.CancellationToken)).StatusCode);

        await _house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            (await db.SurveyPoints.FirstAsync(p => p.Id == code)).ClosedAt = _house.Clock.GetUtcNow();
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await _house.Anyone().GetAsync($"/satisfaction/{code}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(code, await Make("急诊"));
        Assert.Equal(HttpStatusCode.OK, (await _house.Anyone().GetAsync($"/satisfaction/{code}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_flood_from_one_place_is_turned_away()
    {
        var limit = _house.Services.GetRequiredService<FloodLimits>();
        var before = limit.PerPlace;
        var code = await Make("门诊");
        limit.PerPlace = 2;
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await Send(code, await Key(code), 4)).StatusCode);
        }

        limit.PerPlace = before;
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    private async Task<string> Make(string ward)
    {
        using var client = await _house.As("hospital");
        using var answer = await client.PostAsJsonAsync("/api/satisfaction/codes", new { organisation = House.Hospital, place = "ward", ward }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["id"]!;
    }

    private async Task<JsonArray> Results(string user)
    {
        using var client = await _house.As(user);
        return (await client.GetFromJsonAsync<JsonArray>("/api/satisfaction/results", TestContext.Current.CancellationToken))!;
    }

    private async Task Answer(string code, int score) => Assert.Equal(HttpStatusCode.OK, (await Send(code, await Key(code), score)).StatusCode);

    private Task<HttpResponseMessage> Send(string code, string key, int score) =>
        _house.Anyone().PostAsync($"/satisfaction/{code}", new FormUrlEncodedContent([new("key", key), .. Enumerable.Range(1, 5).Select(q => new KeyValuePair<string, string>($"q{q}", $"{score}"))]), TestContext.Current.CancellationToken);

    private async Task<string> Key(string code) => Regex.Match(await _house.Anyone().GetStringAsync($"/satisfaction/{code}", TestContext.Current.CancellationToken), "name=\"key\" value=\"([0-9a-f]+)\"").Groups[1].Value;
}

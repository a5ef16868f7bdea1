using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Pages.Staff;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.TipOffs;

/// <summary>科室 and 地点 come in by every door, within their length, and are read by whoever reads the tip.</summary>
public abstract class DepartmentAndPlaceWalk(House house)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_come_in_by_the_interface_and_are_read_at_the_desk()
    {
        var answer = await Send(new string('骨', 100), new string('楼', 100));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        var told = await Told();
        Assert.Equal((new string('骨', 100), new string('楼', 100)), ((string?)told["department"], (string?)told["place"]));
    }

    [Theory]
    [InlineData(101, 1, "$.about.department 最多 100 字，现有 101 字；其余内容请写在 $.text 中。")]
    [InlineData(1, 101, "$.place 最多 100 字，现有 101 字；其余内容请写在 $.text 中。")]
    public async Task One_letter_too_many_is_refused_by_the_interface(int department, int place, string sentence)
    {
        var answer = await Send(new string('骨', department), new string('楼', place));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(sentence, (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!["detail"]);
    }

    [Fact]
    public async Task One_letter_too_many_is_refused_on_the_page_and_the_rest_stays()
    {
        using var anyone = house.Anyone();
        using var form = new FormUrlEncodedContent([new("institution", "示例市第一医院"), new("conduct", "other"), new("text", "一二三四五六七八九十"), new("department", new string('骨', 101)), new("place", new string('楼', 101))]);
        var answer = await anyone.PostAsync("/tip", form, Token);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("科室最多100个字，现有101字", page, StringComparison.Ordinal);
        Assert.Contains("地点最多100个字，现有101字", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{new string('骨', 101)}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_desk_takes_down_by_telephone_has_them_too()
    {
        using var desk = await StaffForms.Of(house, "intake");
        var (status, page) = await desk.Post("/workbench/intake", "/workbench/intake",
            (IntakeView.KeyField, "taken-down-1"), ("data.channel", "telephone"), ("data.institution", "示例市第一医院"), ("data.conduct", "other"), ("data.text", "来电反映停车收费没有公示。"), ("data.department", "后勤科"), ("data.place", "门诊停车场"));
        Assert.True(status == HttpStatusCode.OK, page);

        var told = await Told();
        Assert.Equal(("后勤科", "门诊停车场"), ((string?)told["department"], (string?)told["place"]));
    }

    [Fact]
    public async Task A_tip_that_was_sealed_before_they_were_asked_for_is_read_as_ever()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            var tip = await db.Tips.AsNoTracking().SingleAsync(t => t.CaseId == walk.CaseId, Token);
            using var key = s.GetRequiredService<Server.Storage.House>().Ring.Unwrap(SealedKey.Parse(tip.WrappedKey));
            var told = key.Seal("""{"text":"从前的内容","institution":"某医院"}""", $"tip/{tip.Id}/told").Bytes;
            return await db.Tips.Where(t => t.Id == tip.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Told, told), Token);
        });

        var told = await Told();
        Assert.Equal(("从前的内容", null, null), ((string?)told["text"], (string?)told["department"], (string?)told["place"]));
    }

    private async Task<HttpResponseMessage> Send(string department, string place) =>
        await house.Anyone().PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital, department }, conduct = "other", text = "停车收费没有公示。", place }, Token);

    private async Task<JsonObject> Told()
    {
        var id = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync(Token));
        return (await (await house.As("intake")).GetFromJsonAsync<JsonObject>($"/api/cases/{id}/tip", Token))!;
    }
}

public sealed class DepartmentAndPlaceTests(House house) : DepartmentAndPlaceWalk(house), IClassFixture<House>;

public sealed class DepartmentAndPlaceOnPostgres(PostgresHouse house) : DepartmentAndPlaceWalk(house.House), IClassFixture<PostgresHouse>;

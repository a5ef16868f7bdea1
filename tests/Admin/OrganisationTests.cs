using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Organisations;
using Qingyi.Server.Features.Admin;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Admin;

public sealed class OrganisationTests : IAsyncLifetime
{
    private readonly House _house = new();

    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        await _house.Three();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task What_moves_takes_its_cases_along_and_the_new_leaders_see_them()
    {
        await Add("city-2", "样例市卫生健康委员会", "city", House.Province);
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        await _house.Account("other-leader", "别市领导", "city-2", "leader");
        using var other = await _house.As("other-leader");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/cases/{walk.CaseId}", TestContext.Current.CancellationToken)).StatusCode);

        // A city cannot stand under a city: what moves is a commission of its own level below, with a case of its own.
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-data"), await _house.Post("system", $"/organisations/{House.City}/move", new { parent = "city-2" }));
        await _house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            await db.Cases.Where(c => c.Id == walk.CaseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.OrganisationId, House.County).SetProperty(c => c.Path, "/root/city/county/"));
            return 0;
        });
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("system", $"/organisations/{House.County}/move", new { parent = "city-2" }));
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("system", $"/organisations/{House.County}/move", new { parent = "city-2" }));

        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync($"/api/cases/{walk.CaseId}", TestContext.Current.CancellationToken)).StatusCode);
        using var own = await _house.As("leader");
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync($"/api/cases/{walk.CaseId}", TestContext.Current.CancellationToken)).StatusCode);
        var paths = await _house.Inside(s => s.GetRequiredService<CaseDb>().Organisations.ToDictionaryAsync(o => o.Id, o => o.Path));
        Assert.Equal(("/root/city-2/county/", "/root/city-2/county/county-hospital/", "/root/city/hospital/"), (paths[House.County], paths[House.CountyHospital], paths[House.Hospital]));
    }

    [Fact]
    public async Task Every_table_that_keeps_a_copy_of_the_path_is_known_to_the_move()
    {
        var carried = new[] { "Cases", "Moves", "Organisations", "Returns", "ScheduleDrafts", "Simulations", "Tasks" };

        var tables = await _house.Inside(s => Task.FromResult(s.GetRequiredService<CaseDb>().Model.GetEntityTypes().Where(t => t.FindProperty("Path") is { ClrType: var type } && type == typeof(string)).Select(t => t.GetTableName()!).Order(StringComparer.Ordinal).ToList()));

        Assert.Equal(carried, tables);
    }

    [Fact]
    public async Task An_organisation_closes_only_when_nothing_hangs_on_it()
    {
        Assert.Equal((HttpStatusCode.Conflict, "organisation-in-use"), await _house.Post("system", $"/organisations/{House.City}/close"));
        Assert.Equal((HttpStatusCode.Conflict, "organisation-in-use"), await _house.Post("system", $"/organisations/{House.Hospital}/close"));
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("security", "/accounts/hospital/close"));
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("system", $"/organisations/{House.Hospital}/close"));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-data"), await _house.Post("system", "/accounts", new { user = "late", name = "迟来", organisation = House.Hospital }));
        Assert.Equal((HttpStatusCode.Conflict, "organisation-closed"), await _house.Post("security", "/accounts/hospital/reopen"));
        Assert.DoesNotContain("示例市第一医院", await _house.Anyone().GetStringAsync("/tip", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("system", $"/organisations/{House.Hospital}/reopen"));
        Assert.Contains("示例市第一医院", await _house.Anyone().GetStringAsync("/tip", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_stands_everywhere_at_once_and_a_search_shows_the_way_down_to_what_it_found()
    {
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("system", $"/organisations/{House.CountyHospital}/rename", new { name = "样例县中医医院" }));

        var found = await _house.List("security", "/organisations?q=" + Uri.EscapeDataString("中医"));

        Assert.Equal([House.Province, House.City, House.County, House.CountyHospital], found.Select(o => (string)o!["id"]!));
        Assert.Equal([false, false, false, true], found.Select(o => (bool)o!["found"]!));
    }

    [Fact]
    public async Task A_tip_about_a_hospital_under_a_closed_commission_goes_to_the_next_open_one_above()
    {
        var all = await _house.Inside(s => s.GetRequiredService<CaseDb>().Organisations.AsNoTracking().ToListAsync());
        all.First(o => o.Id == House.County).ClosedAt = House.Monday;

        var desk = Responsibility.For(all, all.First(o => o.Id == House.CountyHospital), null, all.First(o => o.ParentId == null));

        Assert.Equal(House.City, desk.Value!.Organisation.Id);
    }

    [Fact]
    public void A_sheet_names_every_bad_cell_with_what_would_be_right_and_takes_parents_that_come_later()
    {
        var there = new[] { new Organisation { Id = "root", Name = "本机关", Level = OrganisationLevel.Province, Path = "/root/" }, new Organisation { Id = "city", Name = "甲市卫健委", Level = OrganisationLevel.City, ParentId = "root", Path = "/root/city/" } };

        var sheet = OrganisationSheet.Read(Rows("""
            编号,名称,层级,上级编号,行政区划代码
            h1,甲县医院,医疗机构,county-1,
            county-1,甲县卫健局,县级,city,370101
            City 2,乙市卫健委,市级,root,
            h2,,医疗机构,nowhere,37
            h1,重复医院,医疗机构,city,
            city,甲市卫健委,市级,root,
            c3,丙市,市级,city,
            """), there).Value!;

        Assert.Equal((7, 1), (sheet.Rows, sheet.Known));
        Assert.Equal(["county-1", "h1"], sheet.New.Select(n => n.Id));
        Assert.Equal(
            [(4, "编号", "City 2"), (5, "名称", ""), (5, "上级编号", "nowhere"), (5, "行政区划代码", "37"), (6, "编号", "h1"), (8, "层级", "市级")],
            sheet.Faults.Select(f => (f.Row, f.Column, f.Value)));
        Assert.All(sheet.Faults, f => Assert.NotEmpty(f.Sentence));
    }

    [Theory]
    [InlineData("名称,层级,上级编号\na,市级,root", "编号")]
    [InlineData("", "表头")]
    public void A_sheet_without_its_headings_is_refused(string text, string names)
    {
        Assert.Contains(names, OrganisationSheet.Read(Rows(text), []).Refusal!.Sentence, StringComparison.Ordinal);
    }

    private static List<SheetRow> Rows(string text) => [.. CsvSheets.Rows(new MemoryStream(Encoding.UTF8.GetBytes(text)))];

    private async Task Add(string id, string name, string level, string parent) =>
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("system", "/organisations", new { id, name, level, parent }));
}

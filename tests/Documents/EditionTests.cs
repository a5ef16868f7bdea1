using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Tests.Admin;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Documents;

/// <summary>本单位的文书模板 over HTTP: proposed by one, published by another, nearest above where there is none, and a document keeps the one that it was made from.</summary>
public sealed class EditionTests
{
    private const string Kind = "prior-notice";
    private const string Page = "/workbench/admin/templates/documents/" + Kind;
    private const string First = "本通知书一式两份。";
    private const string Second = "本通知书一式三份。";

    private static string Shipped => TemplateCheck.Tidy(DocumentTemplates.Find(Kind)!.Text);

    [Fact]
    public async Task Two_people_bring_an_edition_into_force_and_a_document_keeps_the_one_it_was_made_from()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await Goes_its_way(house);
    }

    /// <summary>The same on PostgreSQL, see <see cref="EditionsOnPostgres"/>.</summary>
    internal static async Task Goes_its_way(House house)
    {
        await Administrators(house);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("issue-prior-notice");
        var document = $"/api/cases/{walk.CaseId}/documents/{Kind}";
        var handler = await walk.As("handler");
        using var admin = await StaffForms.Of(house, "city-admin");
        using var supervisor = await StaffForms.Of(house, "supervisor");

        Assert.Equal(HttpStatusCode.Found, (await Propose(admin, With(First), 0)).Status);
        Assert.Equal(HttpStatusCode.Found, (await Propose(admin, With(First), 0)).Status);
        var row = Assert.Single(await Rows(house));
        Assert.Equal((House.City, 1, EditionRow.Proposed, "按市局意见补充份数。"), (row.OrganisationId, row.Version, row.State, row.Reason));
        Assert.DoesNotContain(First, await Text(handler, document), StringComparison.Ordinal);

        // Who wrote it does not publish it; nobody proposes over what waits.
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Post(Page, $"{Page}/{row.Id}/decide", ("publish", "true"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Propose(admin, With(Second), 1)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.Post(Page, $"{Page}/{row.Id}/decide", ("publish", "false"))).Status);
        Assert.Contains(row.Id, (await supervisor.Get("/workbench/admin/templates")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await supervisor.Post($"{Page}?show={row.Id}", $"{Page}/{row.Id}/decide", ("publish", "true"), ("opinion", "同意。"))).Status);
        Assert.Equal(HttpStatusCode.Found, (await supervisor.Post(Page, $"{Page}/{row.Id}/decide", ("publish", "true"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await supervisor.Post(Page, $"{Page}/{row.Id}/decide", ("publish", "false"), ("opinion", "不同意。"))).Status);
        Assert.Contains(First, await Text(handler, document), StringComparison.Ordinal);
        Assert.Contains("示例市卫生健康委员会第1版", (await admin.Get("/workbench/admin/templates")).Text, StringComparison.Ordinal);

        var kept = await Text(handler, document);
        Assert.Equal(HttpStatusCode.Created, (await handler.PostAsJsonAsync(document, new { text = kept, basis = 0, final = true })).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Propose(admin, With(Second), 1)).Status);
        var second = (await Rows(house))[^1];
        Assert.Equal(HttpStatusCode.Found, (await supervisor.Post(Page, $"{Page}/{second.Id}/decide", ("publish", "true"))).Status);

        // Made before: the text, the file and the comparison with the facts stay what they were.
        var made = await house.Inside(s => s.GetRequiredService<CaseDb>().Documents.SingleAsync(d => d.Kind == Kind));
        Assert.Equal((row.Id, row.Hash), (made.EditionId, made.TemplateHash));
        Assert.Contains(First, await Text(handler, document), StringComparison.Ordinal);
        Assert.Contains(Second, await Text(handler, document + "?version=0"), StringComparison.Ordinal);
        using var desk = await StaffForms.Of(house, "handler");
        var (_, compared) = await desk.Get($"/workbench/cases/{walk.CaseId}/documents/{Kind}/differences?from=0&to=1");
        Assert.DoesNotContain("</span>" + First, compared.Replace("<span>" + First, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(Second, compared, StringComparison.Ordinal);
        Assert.Contains("示例市卫生健康委员会第1版", (await desk.Get($"/workbench/cases/{walk.CaseId}/documents/{Kind}")).Text, StringComparison.Ordinal);

        // Back to the first, which is a third; and what changed is seen against the one before and the shipped one.
        Assert.Equal(HttpStatusCode.Found, (await Propose(admin, With(First), 2, "恢复第一版。")).Status);
        Assert.Equal(HttpStatusCode.Found, (await supervisor.Post(Page, $"{Page}/{(await Rows(house))[^1].Id}/decide", ("publish", "true"))).Status);
        Assert.Contains(First, await Text(handler, document + "?version=0"), StringComparison.Ordinal);
        var (_, against) = await admin.Get($"{Page}/differences?from=shipped&to={row.Id}");
        Assert.Contains($"</span>{First}</ins>", against, StringComparison.Ordinal);
        var (_, before) = await admin.Get($"{Page}/differences?from={row.Id}&to={second.Id}");
        Assert.Contains($"</span>{First}</del>", before, StringComparison.Ordinal);

        var told = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.What.StartsWith("template-") && a.Chain == "accounts").OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal(["template-proposed", "template-published", "template-proposed", "template-published", "template-proposed", "template-published"], told.Select(a => a.What));
        Assert.All(told, a => Assert.DoesNotContain("一式", a.Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_ones_own_the_nearest_above_holds_then_the_shipped_one()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await Administrators(house);
        using var county = await StaffForms.Of(house, "county-admin");
        async Task<string> Held() => (await county.Get(Page)).Text;

        Assert.Contains("现在使用：随系统提供。", await Held(), StringComparison.Ordinal);
        await Publish(house, "province-admin", "province-supervisor", With(First), 0);
        Assert.Contains("现在使用：示例省卫生健康委员会第1版。", await Held(), StringComparison.Ordinal);
        Assert.Contains(First, await Held(), StringComparison.Ordinal);
        await Publish(house, "city-admin", "supervisor", With(Second), 0);
        Assert.Contains("现在使用：示例市卫生健康委员会第1版。", await Held(), StringComparison.Ordinal);

        // Given up by the city: the province's again; by the province too: what ships.
        await Publish(house, "city-admin", "province-supervisor", null, 1);
        Assert.Contains("现在使用：示例省卫生健康委员会第1版。", await Held(), StringComparison.Ordinal);
        await Publish(house, "province-admin", "province-supervisor", null, 1);
        Assert.Contains("现在使用：随系统提供。", await Held(), StringComparison.Ordinal);
        using var city = await StaffForms.Of(house, "city-admin");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await city.Post(Page, Page, ("inherit", "true"), ("basis", "2"), ("reason", "再一次"))).Status);
    }

    [Fact]
    public async Task Another_jurisdiction_and_other_roles_neither_see_nor_touch_it()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await Administrators(house);
        await house.Three();
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.Organisations.Add(new Domain.Organisations.Organisation { Id = "city-2", Name = "样例市卫生健康委员会", Level = Domain.Organisations.OrganisationLevel.City, ParentId = House.Province, Path = "/root/city-2/" });
            return await db.SaveChangesAsync();
        });
        await house.Account("other-admin", "别市系统员", "city-2", Role.Administrator);
        await house.Account("other-supervisor", "别市主管", "city-2", Role.Supervisor);
        using var admin = await StaffForms.Of(house, "city-admin");
        await Propose(admin, With(First), 0);
        var id = Assert.Single(await Rows(house)).Id;

        foreach (var user in new[] { "other-admin", "other-supervisor", "county-admin", "province-admin" })
        {
            using var other = await StaffForms.Of(house, user);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Page}?show={id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Page}/file?edition={id}&format=txt")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Page}/differences?from=shipped&to={id}")).Status);
            Assert.DoesNotContain(First, (await other.Get(Page)).Text, StringComparison.Ordinal);
            Assert.Contains((await other.Post(Page, $"{Page}/{id}/decide", ("publish", "true"))).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
            Assert.Contains((await other.Post(Page, $"{Page}/{id}/withdraw")).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
        }

        foreach (var user in new[] { "handler", "leader", "hospital" })
        {
            using var other = await StaffForms.Of(house, user);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(Page)).Status);
        }

        foreach (var user in new[] { "security", "auditor", "supervisor", "handler" })
        {
            using var other = await StaffForms.Of(house, user);
            Assert.Equal(HttpStatusCode.Forbidden, (await Propose(other, With(Second), 1)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Upload("/workbench", $"{Page}/upload", "a.docx", TemplateFile.Docx("样", Shipped))).Status);
        }

        Assert.Equal(EditionRow.Proposed, Assert.Single(await Rows(house)).State);
        Assert.Equal(HttpStatusCode.Found, (await admin.Post(Page, $"{Page}/{id}/withdraw")).Status);
        Assert.Equal(EditionRow.Withdrawn, Assert.Single(await Rows(house)).State);
        using var supervisor = await StaffForms.Of(house, "supervisor");
        Assert.Equal(HttpStatusCode.Conflict, (await supervisor.Post(Page, $"{Page}/{id}/decide", ("publish", "true"))).Status);
    }

    [Fact]
    public async Task What_is_uploaded_is_read_and_checked_and_nothing_is_stored_before_it_is_proposed()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await Administrators(house);
        using var admin = await StaffForms.Of(house, "city-admin");
        var docx = await admin.File($"{Page}/file?format=docx");

        var (status, shown) = await admin.Upload(Page, $"{Page}/upload", "改好.docx", docx);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("已读入“改好.docx”", shown, StringComparison.Ordinal);
        (status, shown) = await admin.Upload(Page, $"{Page}/upload", "改坏.docx", TemplateFile.Docx("样", Shipped + "\n{{ reporter.name }}"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("没有“reporter”这个字段", shown, StringComparison.Ordinal);
        foreach (var which in new[] { "macro-renamed", "external", "program", "empty", "table" })
        {
            (status, shown) = await admin.Upload(Page, $"{Page}/upload", "模板.docx", TemplateCheckTests.Bad(which));
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
            Assert.Contains("怎样才对", shown, StringComparison.Ordinal);
        }

        (status, shown) = await admin.Upload(Page, $"{Page}/upload", "模板.docx", new byte[20 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("不超过2 MB", shown, StringComparison.Ordinal);
        foreach (var text in new[] { "", With("{{ reporter.name }}"), With("<script>alert(1)</script>"), Shipped.Replace("{{ party.name", "{{ organ", StringComparison.Ordinal) })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Propose(admin, text, 0)).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await Propose(admin, With(First), 0, " ")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get("/workbench/admin/templates/documents/no-such")).Status);
        Assert.Empty(await Rows(house));
        Assert.Contains("%PDF", System.Text.Encoding.Latin1.GetString((await admin.File($"{Page}/file?edition=shipped&format=pdf"))[..8]), StringComparison.Ordinal);
    }

    private static string With(string line) => Shipped.Replace("\n>> {{ organ }}", $"\n{line}\n>> {{{{ organ }}}}", StringComparison.Ordinal);

    private static async Task Administrators(House house)
    {
        await house.Account("city-admin", "市系统员", House.City, Role.Administrator);
        await house.Account("county-admin", "县系统员", House.County, Role.Administrator);
        await house.Account("province-admin", "省系统员", House.Province, Role.Administrator);
        await house.Account("province-supervisor", "省主管", House.Province, Role.Supervisor);
    }

    private static Task<(HttpStatusCode Status, string Text)> Propose(StaffForms by, string text, int basis, string reason = "按市局意见补充份数。") =>
        by.Post(Page, Page, ("text", text), ("basis", basis.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("reason", reason));

    private static async Task Publish(House house, string by, string second, string? text, int basis)
    {
        using var admin = await StaffForms.Of(house, by);
        using var supervisor = await StaffForms.Of(house, second);
        Assert.Equal(HttpStatusCode.Found, (text is null ? await admin.Post(Page, Page, ("inherit", "true"), ("basis", basis.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("reason", "沿用上级")) : await Propose(admin, text, basis)).Status);
        var id = (await Rows(house)).First(r => r.State == EditionRow.Proposed).Id;
        var (status, said) = await supervisor.Post(Page, $"{Page}/{id}/decide", ("publish", "true"));
        Assert.True(status == HttpStatusCode.Found, said);
    }

    private static Task<List<EditionRow>> Rows(House house) => house.Inside(s => s.GetRequiredService<CaseDb>().DocumentEditions.AsNoTracking().OrderBy(e => e.Version).ToListAsync());

    private static async Task<string> Text(HttpClient client, string address) => (string)(await client.GetFromJsonAsync<JsonObject>(address))!["text"]!;
}

public sealed class EditionsOnPostgres(PostgresCluster cluster)
{
    [Fact]
    public async Task Two_people_bring_an_edition_into_force_and_a_document_keeps_the_one_it_was_made_from()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        await EditionTests.Goes_its_way(house);
    }
}

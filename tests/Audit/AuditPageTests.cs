using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Audit;
using Qingyi.Server.Features.Admin;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Partners;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Audit;

/// <summary>核验 with one click on the audit page: what is sound, what is broken first, in plain words.</summary>
public abstract class AuditPageTests(PostgresCluster? cluster)
{
    private const string Page = "/workbench/admin/audit";

    private async Task<House> Made(int longList = 5000)
    {
        var house = new House { Postgres = cluster is null ? null : await cluster.Database(), Adjust = b => b.Configuration["Jobs:LongList"] = longList.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        await house.InitializeAsync();
        return house;
    }

    [Fact]
    public async Task An_auditor_verifies_what_is_shown_and_reads_the_first_broken_entry_in_plain_words()
    {
        await using var house = await Made();
        var broken = "case/" + await TwoHouses.Tip(house);
        await house.Services.GetRequiredService<AuditRoots>().Append(CancellationToken.None);
        using var auditor = await StaffForms.Of(house, "auditor");

        Assert.Contains("核验所选的链", (await auditor.Get(Page)).Text, StringComparison.Ordinal);
        Assert.Contains("核验通过：“账号与单位”最早至现在的", (await Check(auditor, "accounts")).Text, StringComparison.Ordinal);
        Assert.Contains("核验通过：“全部”", (await Check(auditor, "")).Text, StringComparison.Ordinal);
        var told = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.What == "audit-checked").OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal(["accounts", ""], told.Select(t => (string?)JsonNode.Parse(t.Data)!["chain"]));

        await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == broken && a.Sequence == 1).ExecuteUpdateAsync(a => a.SetProperty(x => x.Who, "somebody")));
        var (status, said) = await Check(auditor, "cases");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("核验没有通过：“各案件”", said, StringComparison.Ordinal);
        Assert.Contains($"第一处断开：{broken} 第 1 条，内容与哈希不符，记录被改动过。", said, StringComparison.Ordinal);
        Assert.Contains("核验通过：“账号与单位”", (await Check(auditor, "accounts")).Text, StringComparison.Ordinal);

        // Asked about other days, it says that something stands elsewhere.
        var later = await Check(auditor, "cases", "2027-01-01", "2027-12-31");
        Assert.Contains("的0条记录", later.Text, StringComparison.Ordinal);
        Assert.Contains("所选日期以外还有1处问题", later.Text, StringComparison.Ordinal);

        // A chain that is gone whole is missed, too.
        await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == broken).ExecuteDeleteAsync());
        Assert.Contains($"{broken}，整条链缺失", (await Check(auditor, "cases")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_auditor_verifies()
    {
        await using var house = await Made();
        foreach (var user in new[] { "handler", "leader", "supervisor" })
        {
            using var other = await StaffForms.Of(house, user);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Post("/workbench", Page + "/check", ("chain", ""))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post("/workbench", "/workbench/jobs", ("kind", AuditCheckJob.Name), ("subject", "audit"), ("query", "||"))).Status);
        }
    }

    [Fact]
    public async Task What_takes_long_becomes_a_job_whose_file_says_the_same()
    {
        await using var house = await Made(longList: 3);
        using var auditor = await StaffForms.Of(house, "auditor");

        Assert.Equal(HttpStatusCode.Found, (await Check(auditor, "accounts")).Status);
        var id = await Made(house);
        Assert.Contains("审计链核验：账号与单位", (await auditor.Get("/workbench/jobs")).Text, StringComparison.Ordinal);
        var text = System.Text.Encoding.UTF8.GetString(await auditor.File($"/workbench/jobs/{id}/file"));
        Assert.Contains("核验通过：“账号与单位”最早至现在的", text, StringComparison.Ordinal);
        using var other = await StaffForms.Of(house, "supervisor");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/workbench/jobs/{id}/file")).Status);
    }

    [Fact]
    public async Task A_trail_too_long_to_wait_for_is_exported_by_a_job_as_the_request_would_and_for_the_auditor_alone()
    {
        await using var house = await Made(longList: 3);
        using var auditor = await StaffForms.Of(house, "auditor");
        const string Filter = "?chain=accounts&to=2027-12-31";
        Assert.Contains(ExportAuditJob.Name, (await auditor.Get(Page + Filter)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ExportAuditJob.Name, (await auditor.Get(Page + "?chain=restores")).Text, StringComparison.Ordinal);
        using var other = await StaffForms.Of(house, "supervisor");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post("/workbench", "/workbench/jobs", ("kind", ExportAuditJob.Name), ("subject", "audit"), ("query", Filter))).Status);

        var direct = Rows(await auditor.File($"{Page}/export{Filter}&format=xlsx"));
        Assert.Equal(HttpStatusCode.Found, (await auditor.Post(Page + Filter, "/workbench/jobs", ("kind", ExportAuditJob.Name), ("subject", "audit"), ("query", Filter))).Status);
        var id = await Made(house);
        Assert.Equal(direct, Rows(await auditor.File($"/workbench/jobs/{id}/file")));
        Assert.True(direct.Count > 4);
        Assert.Equal(direct.Count - 1, await house.Inside(s => s.GetRequiredService<CaseDb>().Jobs.Where(j => j.Id == id).Select(j => j.Whole).SingleAsync()));
        Assert.Equal(2, await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "exports" && a.What == "audit-exported")));
    }

    private static List<string> Rows(byte[] file)
    {
        using var content = new MemoryStream(file);
        return [.. XlsxReader.Rows(content).Select(r => string.Join('|', r.Cells))];
    }

    private static async Task<string> Made(House house)
    {
        for (var looks = 0; ; looks++)
        {
            Assert.True(looks < 600, "The job does not end.");
            await house.Services.GetRequiredService<Rounds<RunJobs>>().Round(CancellationToken.None);
            await Task.Delay(50, TestContext.Current.CancellationToken);
            if (await house.Inside(s => s.GetRequiredService<CaseDb>().Jobs.Where(j => j.State == JobRow.Done && j.Progress <= j.Whole).Select(j => j.Id).FirstOrDefaultAsync()) is { } id)
            {
                return id;
            }
        }
    }

    private static Task<(HttpStatusCode Status, string Text)> Check(StaffForms auditor, string chain, string from = "", string to = "") =>
        auditor.Post(Page, Page + "/check", ("chain", chain), ("from", from), ("to", to));
}

public sealed class AuditPageOnSqlite() : AuditPageTests(null);

public sealed class AuditPageOnPostgres(PostgresCluster cluster) : AuditPageTests(cluster);

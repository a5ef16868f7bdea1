using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

/// <summary>无禁区、全覆盖：no unit and no kind of person is kept out of intake or of grading.</summary>
public sealed class NobodyIsExempt(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData(House.Hospital, null, null)]
    [InlineData(House.CountyHospital, null, "院长")]
    [InlineData(House.County, null, "局长")]
    [InlineData(House.City, null, "主任")]
    [InlineData(null, "某社会办诊所", null)]
    [InlineData(null, null, "某专家")]
    [Requirement("S3-003")]
    public async Task A_tip_about_anybody_is_taken_and_never_lies_with_the_unit_that_it_names(string? organisation, string? institution, string? person)
    {
        using var answer = await house.Anyone().PostAsJsonAsync("/api/tips", new { about = new { organisation, institution, person }, conduct = "red-envelope", text = "收受红包两千元，有转账记录。" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var received = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.AsNoTracking().Where(c => c.Kind == "case").OrderByDescending(c => c.Id).FirstAsync());
        Assert.True(organisation is null || received.OrganisationId != organisation);
        Assert.NotEqual(0, await house.Inside(s => s.GetRequiredService<CaseDb>().Tasks.CountAsync(t => t.CaseId == received.Id && t.State == "open")));
    }

    [Theory]
    [InlineData("physician", "red-envelope")]
    [InlineData("nurse", "red-envelope")]
    [InlineData("pharmacist", "kickback")]
    [InlineData("technician", "kickback")]
    [InlineData("administrator", "kickback")]
    [InlineData("institution", "insurance-fraud")]
    [InlineData("company", "company-bribery")]
    [InlineData("insured", "insurance-fraud")]
    [InlineData("unlicensed", "unlicensed-practice")]
    [Requirement("S3-003")]
    public async Task Each_kind_of_subject_is_graded(string kind, string conduct)
    {
        var request = new JsonObject
        {
            ["id"] = kind, ["actedOn"] = "2023-03-10", ["decidedOn"] = "2023-06-01", ["subject"] = new JsonObject { ["kind"] = kind }, ["findings"] = new JsonArray(new JsonObject { ["conduct"] = conduct, ["amount"] = 30000 }),
        };

        using var answer = await (await house.As("handler")).PostAsJsonAsync("/api/gradings", request, TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual("none", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["tier"]);
    }
}

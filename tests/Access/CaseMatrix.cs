using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Access;

/// <summary>Who sees a case: every reading of it × every role × own, other, upper and lower organisation, recused, named and confidential.</summary>
public sealed class CaseMatrix(House house) : IClassFixture<House>
{
    private const string Other = "other-city";
    private static readonly string[] Readings = ["", "/timeline", "/grading", "/deadlines", "/audit", "/evidence"];
    private static readonly string[] Leading = [Role.SectionHead, Role.Leader, Role.PrincipalLeader];
    private static readonly string[] Overseeing = [.. Leading, Role.Supervisor];

    [Fact]
    public async Task Each_role_in_each_relation_sees_exactly_what_it_may()
    {
        var people = await People();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        var open = walk.CaseId;
        await walk.TipOff();
        await walk.Until("verify-tip");
        var secret = walk.CaseId;
        await Confidential(secret);
        await Recuse(open, "own-recused");
        var wrong = new List<string>();

        foreach (var (user, role, relation) in people)
        {
            var client = await house.As(user);
            foreach (var (id, confidential) in new[] { (open, false), (secret, true) })
            {
                foreach (var reading in Readings)
                {
                    var status = (await client.GetAsync($"/api/cases/{id}{reading}")).StatusCode;
                    var expected = Expected(role, relation, confidential, id == open);
                    if (status != expected)
                    {
                        wrong.Add($"{relation} {role} {(confidential ? "confidential" : "open")}{reading}: {(int)status}, expected {(int)expected}");
                    }
                }

                var listed = role is not (Role.Auditor or Role.Administrator or Role.SecurityAdministrator or Role.Hospital)
                    && (await client.GetFromJsonAsync<JsonArray>("/api/cases"))!.Any(c => (string)c!["id"]! == id);
                if (listed != (Expected(role, relation, confidential, id == open) == HttpStatusCode.OK))
                {
                    wrong.Add($"{relation} {role} {(confidential ? "confidential" : "open")}: {(listed ? "listed" : "not listed")}");
                }
            }
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    // The rule written a second time, from the text of the design rather than from the query.
    private static HttpStatusCode Expected(string role, string relation, bool confidential, bool recusedHere)
    {
        if (!Role.OfCases.Contains(role))
        {
            return HttpStatusCode.Forbidden;
        }

        var sees = relation switch
        {
            "own" => !confidential || Leading.Contains(role),
            "recused" => !recusedHere && !confidential,
            "upper" => Overseeing.Contains(role) && !confidential,
            _ => false,
        };
        return sees ? HttpStatusCode.OK : HttpStatusCode.NotFound;
    }

    private async Task<List<(string User, string Role, string Relation)>> People()
    {
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.Organisations.Add(new() { Id = Other, Name = "样例市卫生健康委员会", Level = Domain.Organisations.OrganisationLevel.City, ParentId = House.Province, Path = $"/{House.Province}/{Other}/", ShortName = "样卫" });
            return await db.SaveChangesAsync();
        });
        var people = new List<(string, string, string)>();
        foreach (var (relation, organisation) in new[] { ("own", House.City), ("upper", House.Province), ("lower", House.County), ("other", Other), ("named", House.Hospital) })
        {
            foreach (var role in Role.Names.Keys)
            {
                await house.Account($"{relation}-{role}", $"{relation}{role}", organisation, role);
                people.Add(($"{relation}-{role}", role, relation));
            }
        }

        await house.Account("own-recused", "已回避", House.City, Role.Handler);
        people.Add(("own-recused", Role.Handler, "recused"));
        return people;
    }

    private Task Confidential(string caseId) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        (await db.Cases.FirstAsync(c => c.Id == caseId)).Confidential = true;
        return await db.SaveChangesAsync();
    });

    private Task Recuse(string caseId, string user) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        db.CaseBars.Add(new CaseBar { CaseId = caseId, Kind = "person", Subject = (await db.Users.FirstAsync(u => u.UserName == user)).Id });
        return await db.SaveChangesAsync();
    });
}

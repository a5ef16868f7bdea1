using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Client;
using Qingyi.Domain.Cases.TipOffs;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Pages.Staff;
using Qingyi.Tests.Pages;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.TipOffs;

/// <summary>查重与关联: what the desk knows already is shown beside the form, and what the person may not see is not there.</summary>
public sealed class IntakeHintTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private const string Told = "骨科主刀医生术前收了三千元现金红包，病房家属都知道。";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Told, Told, 1, 1)]
    [InlineData("骨科主刀医生术前收了三千元现金红包", "术前骨科主刀医生收了现金红包三千元。", 0.6, 1)]
    [InlineData("骨科主刀医生术前收了三千元现金红包", "门诊大厅停车收费标准没有公示", 0, 0.1)]
    [InlineData("", "任何内容", 0, 0)]
    [InlineData("Ａbc，１２", "abc12", 1, 1)]
    public void Texts_are_alike_by_the_pairs_they_share(string one, string other, double least, double most) => Assert.InRange(Likeness.Of(one, other), least, most);

    [Fact]
    public async Task The_same_unit_and_conduct_on_a_near_day_or_in_like_words_is_a_possible_duplicate()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff(text: Told);
        var number = await Number(walk);

        Assert.Contains((await Look("intake", "示例市第一医院", "red-envelope", "完全不同的另一件事情。")).Duplicates, h => h.Number == number && !h.LikeText && h.Days <= 30);
        Assert.Contains((await Look("intake", "示例市第一医院", "red-envelope", "骨科主刀医生术前收现金红包三千元。", Day(-200))).Duplicates, h => h.Number == number && h.LikeText && h.Days is null);
        Assert.Contains((await Look("intake", "示例市第一医院", "other", Told, Day(-200))).Duplicates, h => h.Number == number && !h.SameConduct);
        Assert.DoesNotContain((await Look("intake", "示例市第一医院", "other", "完全不同的另一件事情。")).Duplicates, h => h.Number == number);
        Assert.DoesNotContain((await Look("intake", "别处诊所", "red-envelope", Told)).Duplicates, h => h.Number == number);
    }

    [Fact]
    public async Task A_hint_is_never_of_a_case_that_the_person_may_not_see()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff(text: Told + "周末也收。");
        var number = await Number(walk);
        Assert.Contains((await Look("intake", "示例市第一医院", "red-envelope", Told)).Duplicates, h => h.Number == number);

        foreach (var user in new[] { "county-intake", "province-intake", "handler", "leader" })
        {
            Assert.Equal((0, 0), Counts(await Look(user, "示例市第一医院", "red-envelope", Told)));
        }

        var intake = await house.Inside(s => s.GetRequiredService<CaseDb>().Users.Where(u => u.UserName == "intake").Select(u => u.Id).FirstAsync(Token));
        var before = await Look("intake", "示例市第一医院", "red-envelope", Told);
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.CaseBars.Add(new CaseBar { CaseId = walk.CaseId, Kind = "person", Subject = intake });
            return await db.SaveChangesAsync(Token);
        });
        var after = await Look("intake", "示例市第一医院", "red-envelope", Told);
        Assert.DoesNotContain(after.Duplicates, h => h.Number == number);
        Assert.Equal(before.AllDuplicates - 1, after.AllDuplicates);
    }

    [Fact]
    public async Task A_person_of_earlier_cases_is_linked_by_the_tip_and_by_what_the_investigation_found()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff(text: "另一件完全无关的事情，涉及药房。");
        await walk.Until("decide-grading");
        var number = await Number(walk);

        Assert.Contains((await Look("intake", "示例市第一医院", "other", "xx", person: " 李 某 ")).Linked, h => h.Number == number && h.SameUnit);
        Assert.Contains((await Look("intake", "别处诊所", "other", "xx", person: "李某")).Linked, h => h.Number == number && !h.SameUnit);
        Assert.Equal(0, (await Look("intake", "示例市第一医院", "other", "xx", person: "王某")).AllLinked);
        Assert.Equal(0, (await Look("county-intake", "示例市第一医院", "other", "xx", person: "李某")).AllLinked);
    }

    [Fact]
    public async Task The_hint_appears_beside_the_form_while_it_is_filled_in_and_blocks_nothing()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff(text: Told);
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("intake", house.Password("intake"));
        await visit.Page.GotoAsync("/workbench/intake");
        await visit.Page.SelectOptionAsync("[name='data.channel']", "telephone");
        await visit.Page.FillAsync("[name='data.institution']", "示例市第一医院");
        await visit.Page.SelectOptionAsync("[name='data.conduct']", "red-envelope");
        await visit.Page.FillAsync("[name='data.text']", Told);
        await visit.Page.ClickAsync("button:has-text('查重')");
        await visit.Page.WaitForSelectorAsync("#hints li:has-text('内容相近')");
        Assert.DoesNotContain(Told[..8], await visit.Page.InnerTextAsync("#hints"), StringComparison.Ordinal);
        await visit.Page.Picture(Environment.GetEnvironmentVariable("QINGYI_PICTURES"), "intake-hints");
        Assert.False(await visit.Overflows());

        await visit.Page.ClickAsync("form[data-keep=intake] button.btn-primary");
        await visit.Page.WaitForSelectorAsync(".qy-receipt");
        Assert.Empty(visit.Wrong);

        // Without script the same button answers with the whole page, and what was typed stands there still.
        await using var plain = await browser.Visit(house.Url, 390, 844, script: false);
        await plain.SignIn("intake", house.Password("intake"));
        await plain.Page.GotoAsync("/workbench/intake");
        await plain.Page.FillAsync("[name='data.institution']", "示例市第一医院");
        await plain.Page.SelectOptionAsync("[name='data.conduct']", "red-envelope");
        await plain.Page.ClickAsync("button:has-text('查重')");
        await plain.Page.WaitForSelectorAsync("#hints li");
        Assert.Equal("示例市第一医院", await plain.Page.InputValueAsync("[name='data.institution']"));
    }

    private string Day(int days) => house.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static (int, int) Counts(IntakeHintsView found) => (found.AllDuplicates, found.AllLinked);

    private Task<string> Number(CaseWalk walk) => house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == walk.CaseId).Select(c => c.Number).FirstAsync(Token));

    private Task<IntakeHintsView> Look(string user, string institution, string conduct, string text, string? on = null, string? person = null) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        s.GetRequiredService<PersonAtDoor>().Seat(await PersonAtDoor.Of(db, await db.Users.FirstAsync(u => u.UserName == user, Token), Token));
        return await s.GetRequiredService<IntakeHints>().Of(
            new TipSubmission(new TipAbout(null, institution, person), conduct, text, on is null ? null : DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), Token);
    });
}

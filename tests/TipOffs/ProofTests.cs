using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Client.Signing;
using Qingyi.Server.Partners.Signing;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.TipOffs;

/// <summary>收件回执 on the real server: who gets one, what it says, and what becomes of one that was tampered with.</summary>
public abstract class ProofTests(House house)
{
    private const string Told = "骨科主刀医生术前收了金盏花一束和三千元。";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_holds_the_receipt_gets_day_way_and_authority_and_nothing_else()
    {
        var walk = new CaseWalk(house);
        var receipt = (string)(await walk.TipOff(text: Told))["receipt"]!;
        var of = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.AsNoTracking().SingleAsync(c => c.Id == walk.CaseId, Token));
        var answer = await Post("/follow-up/proof", ("receipt", receipt));
        var page = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers, h => h.Key == "Set-Cookie");
        using (var read = new HtmlParser().ParseDocument(page))
        {
            Assert.Equal(["/public.js"], read.Scripts.Select(script => script.Source));
        }

        foreach (var secret in new[] { receipt, Server.Secrets.Receipts.Print(receipt), of.Number, of.Id, "示例市第一医院", "示例市卫生健康委员会", "红包", "金盏花", "举报人" })
        {
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        }

        var proof = Read(page);
        Assert.Equal(("示例省卫生健康委员会", walk.Today, "website"), (proof.Of.Authority, proof.Of.ReceivedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), proof.Of.Channel));
        Assert.True(proof.Holds(await Key()));

        // Another paper for the same tip has another number; nothing ties the two together, and nothing was written.
        await house.Rest();
        var before = await Rows();
        var second = Read(await (await Post("/follow-up/proof", ("receipt", receipt))).Content.ReadAsStringAsync(Token));
        Assert.NotEqual(proof.Of.Number, second.Of.Number);
        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task Without_a_receipt_there_is_no_proof_and_a_wrong_one_looks_like_one_that_cannot_be()
    {
        await new CaseWalk(house).TipOff();
        var answers = new List<string>();
        foreach (var typed in new[] { "00000000000000000000", "123", "" })
        {
            var answer = await Post("/follow-up/proof", ("receipt", typed));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            answers.Add((await answer.Content.ReadAsStringAsync(Token)).Replace($"value=\"{typed}\"", "", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct());
        using var anyone = house.Anyone();
        Assert.Equal(HttpStatusCode.Found, (await anyone.GetAsync("/follow-up/proof", Token)).StatusCode);
    }

    [Fact]
    public async Task The_check_says_valid_changed_unknown_key_or_unreadable_and_repeats_nothing_that_is_not_valid()
    {
        var proof = await Proof();
        using var other = Signer.Generate("别处");
        var foreign = other.Sign(proof.Of with { Key = PartnerKey.Read(other.PublicPem())!.Fingerprint[..16] });
        var posing = other.Sign(proof.Of);

        Assert.Contains("回执有效", await Check(proof.Text), StringComparison.Ordinal);
        Assert.Contains("内容有改动", await Check(proof.Text.Replace($"{proof.Of.ReceivedOn:yyyy-MM-dd}", "2020-01-02", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("不是本站签发", await Check(foreign.Text), StringComparison.Ordinal);
        Assert.Contains("内容有改动", await Check(posing.Text), StringComparison.Ordinal);
        Assert.Contains("读不出来", await Check("本机关收到来件一件"), StringComparison.Ordinal);
        Assert.Contains("读不出来", await Check(""), StringComparison.Ordinal);

        using var file = new MultipartFormDataContent { { new StringContent(proof.Text), "file", "receipt.txt" }, { new StringContent(""), "text" } };
        using var anyone = house.Anyone();
        Assert.Contains("回执有效", await (await anyone.PostAsync("/proof", file, Token)).Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_square_leads_to_the_answer_and_only_our_own_paper_is_handed_back_as_a_file()
    {
        var proof = await Proof();
        using var anyone = house.Anyone();

        Assert.Contains("回执有效", await anyone.GetStringAsync(Server.Features.TipOffs.ProofPages.Link("", proof), Token), StringComparison.Ordinal);
        Assert.Contains("读不出来", await anyone.GetStringAsync("/proof?p=%00", Token), StringComparison.Ordinal);
        var file = await Post("/proof/file", ("text", proof.Text));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(proof.Text, await file.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post("/proof/file", ("text", "<script>alert(1)</script>"))).StatusCode);
    }

    [Fact]
    public async Task In_English_the_paper_and_the_check_are_English()
    {
        var receipt = (string)(await new CaseWalk(house).TipOff())["receipt"]!;
        var page = await (await Post("/follow-up/proof?lang=en", ("receipt", receipt))).Content.ReadAsStringAsync(Token);

        Assert.Contains("Acknowledgement of receipt", page, StringComparison.Ordinal);
        Assert.Contains("Website", page, StringComparison.Ordinal);
        Assert.Contains("The paper is valid", await (await Post("/proof?lang=en", ("text", Read(page).Text))).Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private async Task<SignedProof> Proof() => Read(await (await Post("/follow-up/proof", ("receipt", (string)(await new CaseWalk(house).TipOff())["receipt"]!))).Content.ReadAsStringAsync(Token));

    private async Task<string> Check(string text) => await (await Post("/proof", ("text", text))).Content.ReadAsStringAsync(Token);

    private async Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields)
    {
        using var anyone = house.Anyone();
        return await anyone.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), Token);
    }

    private async Task<string> Key()
    {
        using var anyone = house.Anyone();
        var pem = await anyone.GetStringAsync("/integrity/key", Token);
        using var page = new HtmlParser().ParseDocument(await anyone.GetStringAsync("/integrity", Token));
        Assert.Contains(pem.Trim(), page.QuerySelector("#key")!.TextContent, StringComparison.Ordinal);
        return pem;
    }

    // Everything that the house keeps, by table.
    private Task<string> Rows() => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        return $"{await db.Audit.CountAsync(Token)} {await db.Tips.CountAsync(Token)} {await db.TipMessages.CountAsync(Token)} {await db.Outbox.CountAsync(Token)} {await db.IdempotentAnswers.CountAsync(Token)} {await db.Settings.CountAsync(Token)} {await db.SealedTexts.CountAsync(Token)}";
    });

    private static SignedProof Read(string page)
    {
        using var html = new HtmlParser().ParseDocument(page);
        return SignedProof.Read(html.QuerySelector(".pub-proof pre")!.TextContent)!;
    }
}

public sealed class ProofOnSqlite(House house) : ProofTests(house), IClassFixture<House>;

public sealed class ProofOnPostgres(PostgresHouse house) : ProofTests(house.House), IClassFixture<PostgresHouse>;

using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Qingyi.Client;
using Qingyi.Client.Signing;
using Qingyi.Server.Partners.Signing;
using Qingyi.Tests.Standins.Refit;

namespace Qingyi.Tests.Client;

public sealed class SigningTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly Signer signer = Signer.Generate("示例市卫健委");

    private PartnerKey Key => PartnerKey.Read(signer.PublicPem())!;

    public void Dispose() => signer.Dispose();

    [Fact]
    public void The_signed_text_is_four_lines()
    {
        var request = new CanonicalRequest("post", "/api/transfers?x=1", "2026-03-01T08:00:00.000Z", CanonicalRequest.HashOf("{}"u8));

        Assert.Equal(
            "POST\n/api/transfers?x=1\n2026-03-01T08:00:00.000Z\n44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            System.Text.Encoding.UTF8.GetString(request.ToBytes()));
    }

    [Fact]
    public void The_body_hash_of_no_body_is_that_of_no_bytes() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", CanonicalRequest.HashOf([]));

    [Fact]
    public void A_signature_holds_and_names_the_request()
    {
        var check = Check(Signed());

        Assert.True(check.Holds);
        Assert.Equal(64, check.Fingerprint.Length);
        Assert.Equal("示例市卫健委", Signed().PartnerName);
    }

    [Theory]
    [InlineData("PUT", "/api/transfers", "{}")]
    [InlineData("POST", "/api/feedback", "{}")]
    [InlineData("POST", "/api/transfers?more=1", "{}")]
    [InlineData("POST", "/api/transfers", "{ }")]
    [InlineData("POST", "/api/transfers", "")]
    public void Another_method_path_or_body_is_refused(string method, string path, string body)
    {
        var check = SignatureVerifier.Check(method, path, Signed(), System.Text.Encoding.UTF8.GetBytes(body), Key, Now);

        Assert.Equal("signature-wrong", check.Code);
    }

    [Fact]
    public void Another_date_than_the_signed_one_is_refused()
    {
        Assert.Equal("signature-wrong", Check(Signed() with { Date = "2026-03-01T08:00:01.000Z" }).Code);
    }

    [Fact]
    public void Another_partners_key_is_refused()
    {
        using var other = Signer.Generate("示例县卫健局");

        Assert.Equal("signature-wrong", SignatureVerifier.Check("POST", "/api/transfers", Signed(), "{}"u8, PartnerKey.Read(other.PublicPem())!, Now).Code);
    }

    [Theory]
    [InlineData(5 * 60, null)]
    [InlineData(-5 * 60, null)]
    [InlineData((5 * 60) + 1, "signature-clock")]
    [InlineData((-5 * 60) - 1, "signature-clock")]
    public void A_clock_may_be_five_minutes_off_and_no_more(int seconds, string? code)
    {
        Assert.Equal(code, SignatureVerifier.Check("POST", "/api/transfers", Signed(), "{}"u8, Key, Now.AddSeconds(seconds)).Code);
    }

    [Fact]
    public void A_missing_header_is_named()
    {
        Assert.Contains("X-Signature", Check(Signed() with { Signature = null }).Sentence, StringComparison.Ordinal);
        Assert.Contains("X-Partner", Check(Signed() with { Partner = " " }).Sentence, StringComparison.Ordinal);
        Assert.Contains("X-Date", Check(Signed() with { Date = "" }).Sentence, StringComparison.Ordinal);
        Assert.Contains("X-Message-Id", Check(Signed() with { MessageId = null }).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sun, 01 Mar 2026 08:00:00 GMT")]
    [InlineData("2026-03-01T16:00:00+08:00")]
    [InlineData("yesterday")]
    public void A_date_that_is_not_utc_is_refused(string date) => Assert.Equal("signature-date", Check(Signed() with { Date = date }).Code);

    [Theory]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    public void What_is_no_signature_is_refused(string signature) => Assert.Equal("signature-wrong", Check(Signed() with { Signature = signature }).Code);

    [Fact]
    public void A_der_signature_as_openssl_writes_it_holds_too()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(signer.PrivatePem());
        var request = new CanonicalRequest("POST", "/api/transfers", "2026-03-01T08:00:00Z", CanonicalRequest.HashOf("{}"u8));
        var der = key.SignData(request.ToBytes(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        Assert.True(Check(new SignedHeaders("x", "2026-03-01T08:00:00Z", Convert.ToBase64String(der), "m-1")).Holds);
    }

    [Fact]
    public void Private_keys_other_curves_and_nonsense_are_no_partner_keys()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Null(PartnerKey.Read(signer.PrivatePem()));
        Assert.Null(PartnerKey.Read(p384.ExportSubjectPublicKeyInfoPem()));
        Assert.Null(PartnerKey.Read("公钥"));
        Assert.Throws<ArgumentException>(() => Signer.FromPem("x", signer.PublicPem()));
        Assert.Throws<ArgumentException>(() => Signer.FromPem("x", p384.ExportPkcs8PrivateKeyPem()));
        Assert.Throws<ArgumentException>(() => Signer.FromPem("x", "私钥"));
    }

    [Fact]
    public void A_public_key_is_read_from_bare_base64_with_the_same_fingerprint()
    {
        var bare = string.Concat(signer.PublicPem().Split('\n').Where(line => !line.StartsWith("---", StringComparison.Ordinal)));

        Assert.Equal(Key, PartnerKey.Read(bare));
    }

    [Fact]
    public async Task A_message_sent_by_the_client_verifies_at_a_real_server()
    {
        SignatureCheck? check = null;
        await using var site = await Site.Start(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var headers = new SignedHeaders(Header(context, "X-Partner"), Header(context, "X-Date"), Header(context, "X-Signature"), Header(context, "X-Message-Id"));
            check = SignatureVerifier.Check(
                context.Request.Method, context.Features.Get<IHttpRequestFeature>()!.RawTarget, headers, body.ToArray(), Key, Now.AddMinutes(1));
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await context.Response.WriteAsJsonAsync(new ReceiptAnswer("R-1"), WireJson.Options, context.RequestAborted);
        });
        var exchange = QingyiClient.PartnerExchange(site.Address, signer, new Fixed(Now));

        var answer = await exchange.Transfer(
            new TransferMessage("market-regulator", "示卫医线〔2026〕3号", "某企业给付回扣", "已查明……", "反不正当竞争法 7", Attachments: [new TransferAttachment("a.bin", "application/octet-stream", [1, 2, 3])]),
            "m-1",
            TestContext.Current.CancellationToken);

        Assert.Equal(new ReceiptAnswer("R-1"), answer);
        Assert.True(check!.Holds, check.Sentence);
        Assert.Equal("m-1", site.Last.Headers["X-Message-Id"]);
        Assert.Equal("2026-03-01T08:00:00.000Z", site.Last.Headers["X-Date"]);
    }

    [Fact]
    public async Task A_request_without_a_message_id_is_not_signed()
    {
        using var client = new HttpClient(new SigningHandler(signer, new Fixed(Now)) { InnerHandler = new HttpClientHandler() });

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.PostAsync(new Uri("http://127.0.0.1:1/"), new StringContent("{}"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Openssl_signs_a_request_that_verifies()
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-openssl-").FullName;
        try
        {
            var request = new CanonicalRequest("POST", "/api/transfers", "2026-03-01T08:00:00Z", CanonicalRequest.HashOf("{}"u8));
            await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), signer.PrivatePem(), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(folder, "text"), request.ToBytes(), TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("openssl", ["dgst", "-sha256", "-sign", "key.pem", "-out", "signature", "text"]) { WorkingDirectory = folder };
            using var openssl = StartOrNull(start);
            Assert.SkipWhen(openssl is null, "openssl is not installed.");
            await openssl!.WaitForExitAsync(TestContext.Current.CancellationToken);
            var signature = Convert.ToBase64String(await File.ReadAllBytesAsync(Path.Combine(folder, "signature"), TestContext.Current.CancellationToken));

            Assert.True(Check(new SignedHeaders("x", "2026-03-01T08:00:00Z", signature, "m-1")).Holds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process? StartOrNull(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? Header(HttpContext context, string name) => context.Request.Headers[name];

    private SignedHeaders Signed()
    {
        var request = new CanonicalRequest("POST", "/api/transfers", "2026-03-01T08:00:00.000Z", CanonicalRequest.HashOf("{}"u8));
        return new SignedHeaders(Uri.EscapeDataString(signer.Partner), request.Date, signer.Sign(request), "m-1");
    }

    private SignatureCheck Check(SignedHeaders headers) => SignatureVerifier.Check("POST", "/api/transfers", headers, "{}"u8, Key, Now);

    private sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

using System.Diagnostics;
using Qingyi.Client.Signing;
using Qingyi.Server.Partners.Signing;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Tests.Client;

/// <summary>收件回执: seven lines that hold for one key and not for one letter more or less.</summary>
public sealed class ProofOfReceiptTests : IDisposable
{
    private readonly Signer signer = Signer.Generate("示例省卫生健康委员会");

    private SignedProof Signed => signer.Sign(new ProofOfReceipt("示例省卫生健康委员会", new DateOnly(2026, 11, 23), "website", "4821773055", PartnerKey.Read(signer.PublicPem())!.Fingerprint[..16]));

    public void Dispose() => signer.Dispose();

    [Fact]
    public void The_signed_text_is_six_lines_that_say_nothing_but_day_way_and_authority() =>
        Assert.Equal(
            $"qingyi-receipt/1\nauthority: 示例省卫生健康委员会\nreceived: 2026-11-23\nchannel: website\nnumber: 4821773055\nkey: {Signed.Of.Key}\n", Signed.Of.Said);

    [Fact]
    public void It_holds_as_it_was_signed_and_however_it_was_pasted()
    {
        var text = Signed.Text;

        Assert.True(SignedProof.Read(text)!.Holds(signer.PublicPem()));
        Assert.True(SignedProof.Read("\uFEFF\r\n  " + text.Replace("\n", "  \r\n\r\n\t", StringComparison.Ordinal))!.Holds(signer.PublicPem()));
    }

    [Theory]
    [InlineData("received: 2026-11-23", "received: 2026-11-22")]
    [InlineData("channel: website", "channel: letter")]
    [InlineData("number: 4821773055", "number: 4821773056")]
    [InlineData("示例省", "示例市")]
    public void A_changed_line_does_not_hold(string line, string changed) =>
        Assert.False(SignedProof.Read(Signed.Text.Replace(line, changed, StringComparison.Ordinal))!.Holds(signer.PublicPem()));

    [Fact]
    public void Under_another_key_it_does_not_hold()
    {
        using var other = Signer.Generate("别处");

        Assert.False(SignedProof.Read(Signed.Text)!.Holds(other.PublicPem()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("qingyi-receipt/1")]
    [InlineData("qingyi-receipt/2\nauthority: 某\nreceived: 2026-11-23\nchannel: website\nnumber: 4821773055\nkey: 0123456789abcdef\nsignature: MEUCIQDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("qingyi-receipt/1\nauthority: 某\nreceived: 2026-13-23\nchannel: website\nnumber: 4821773055\nkey: 0123456789abcdef\nsignature: MEUCIQDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("qingyi-receipt/1\nauthority: 某\nreceived: 2026-11-23\nchannel: website\nnumber: 4821773055\nkey: 0123456789abcdef\nsignature: MEUCIQDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n另外还写了一行")]
    public void What_is_not_the_seven_lines_is_not_read(string text) => Assert.Null(SignedProof.Read(text));

    [Fact]
    public void Nonsense_for_a_signature_does_not_hold() =>
        Assert.False(SignedProof.Read(Signed.Of.Said + "signature: " + new string('A', 96))!.Holds(signer.PublicPem()));

    [Fact]
    public async Task The_three_lines_of_the_page_check_it_without_us()
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-proof-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), signer.PublicPem(), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "receipt.txt"), Signed.Text, TestContext.Current.CancellationToken);
            Assert.Equal((0, "Verified OK"), await Run(folder));

            await File.WriteAllTextAsync(Path.Combine(folder, "receipt.txt"), Signed.Text.Replace("2026-11-23", "2026-11-24", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            Assert.NotEqual(0, (await Run(folder)).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Said)> Run(string folder)
    {
        Assert.SkipWhen(!File.Exists("/usr/bin/openssl"), "openssl is not installed.");
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", ProofFields.Offline]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, said.Trim());
    }
}

using Qingyi.Client.Signing;
using Qingyi.Server.Features.TipOffs;

namespace Qingyi.Server.Web.Pages.Public;

/// <summary>收件回执, to be printed: day, way, authority, number, signature; nothing of what was received or by whom it was given.</summary>
/// <param name="Site">Address of this site, for whoever checks the paper.</param>
public sealed record ProofView(SignedProof Proof, string Site) : IPageView
{
    public Type Component => typeof(ProofPage);

    public string Title(Words words) => words["proof"];
}

/// <summary>Checks a paper that somebody shows.</summary>
/// <param name="Given">What was pasted, to show it again when it did not hold.</param>
/// <param name="Check">Null before anything was asked.</param>
public sealed record ProofCheckView(string Given = "", ProofCheck? Check = null) : IPageView
{
    public Type Component => typeof(ProofCheckPage);

    public string Title(Words words) => words["proof.check"];
}

public static class ProofFields
{
    public const string Text = "text";
    public const string File = "file";

    /// <summary>Says nothing to whoever looks through somebody's files.</summary>
    public const string FileName = "receipt.txt";

    /// <summary>Checks a paper with tools that any Linux or Mac has; prints "Verified OK". The signature stands in the seventh line, and is made over the six before.</summary>
    public const string Offline = """
        head -n 6 receipt.txt > said.txt
        sed -n 's/^signature: //p' receipt.txt | base64 -d > signature.bin
        openssl dgst -sha256 -verify key.pem -signature signature.bin said.txt
        """;

    /// <summary>The lines of a valid paper in words.</summary>
    public static Components.Pair[] Lines(ProofOfReceipt of, Words words)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(words);
        return
        [
            new(words["proof.authority"], of.Authority),
            new(words["proof.received"], words["proof.day", Show.LongDay(of.ReceivedOn, words)]),
            new(words["proof.channel"], words.Find($"proof.channel.{of.Channel}") ?? of.Channel),
            new(words["proof.number"], $"{of.Number[..5]} {of.Number[5..]}"),
        ];
    }
}

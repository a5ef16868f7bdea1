using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Partners.Signing;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Partners;

/// <summary>A partner as the operator registers it.</summary>
/// <param name="Kind"><c>upper</c>, <c>lower</c> or a transfer recipient such as <c>police</c>.</param>
/// <param name="KnownAs">The name that the partner registered us under, where it asks for one.</param>
public sealed record NewPartner(string Name, string PublicKey, string Url, string Kind, string? KnownAs);

/// <summary>Registers the organs that we exchange messages with.</summary>
public static class PartnerRegistry
{
    /// <summary>What a partner can be to us, with the Chinese name.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["upper"] = Texts.Chinese("partners.kind.upper"),
        ["lower"] = Texts.Chinese("partners.kind.lower"),
        ["discipline"] = Texts.Chinese("partners.kind.discipline"),
        ["supervision"] = Texts.Chinese("partners.kind.supervision"),
        ["police"] = Texts.Chinese("partners.kind.police"),
        ["insurance-bureau"] = Texts.Chinese("partners.kind.insurance-bureau"),
        ["market-regulator"] = Texts.Chinese("partners.kind.market-regulator"),
        ["tax"] = Texts.Chinese("partners.kind.tax"),
        ["drug-regulator"] = Texts.Chinese("partners.kind.drug-regulator"),
        ["health-authority"] = Texts.Chinese("partners.kind.health-authority"),
    };

    /// <summary>Adds or, where asked, replaces a partner, with an entry in its audit chain; the caller saves.</summary>
    /// <returns>The fingerprint of its key, to be compared over the phone.</returns>
    public static async Task<Outcome<string>> Add(CaseDb db, NewPartner partner, bool replace, DateTimeOffset now, CancellationToken cancellation)
    {
        if (PartnerKey.Read(partner.PublicKey) is not { } key)
        {
            return Refusals.Of("invalid-data.partner-key-kind");
        }

        if (Faults(partner) is { } fault)
        {
            return fault;
        }

        var known = await db.Partners.FirstOrDefaultAsync(p => p.Name == partner.Name, cancellation);
        if (known is not null && !replace)
        {
            return Refusals.Of("invalid-data.partner-already-registered", partner.Name);
        }

        if (await db.Partners.AsNoTracking().FirstOrDefaultAsync(p => p.Name != partner.Name && p.PublicKey == key.Pem, cancellation) is { } other)
        {
            return Refusals.Of("invalid-data.partner-key-shared", other.Name);
        }

        if (known is null)
        {
            db.Partners.Add(new PartnerRow { Name = partner.Name, PublicKey = key.Pem, Url = partner.Url, Kind = partner.Kind, KnownAs = partner.KnownAs, AddedAt = now });
        }
        else
        {
            (known.PublicKey, known.Url, known.Kind, known.KnownAs) = (key.Pem, partner.Url, partner.Kind, partner.KnownAs);
        }

        await AuditChain.Append(db, Chain(partner.Name), now, known is null ? "partner-added" : "partner-replaced", null,
            new JsonObject { ["key"] = key.Fingerprint, ["url"] = partner.Url, ["kind"] = partner.Kind }, cancellation);
        return key.Fingerprint;
    }

    /// <summary>The partner behind the name in a message: as registered here, or the fingerprint of its key.</summary>
    public static async Task<PartnerRow?> Find(CaseDb db, string name, CancellationToken cancellation) =>
        await db.Partners.AsNoTracking().FirstOrDefaultAsync(p => p.Name == name, cancellation)
        ?? (name.Length == 64 ? (await db.Partners.AsNoTracking().ToListAsync(cancellation)).FirstOrDefault(p => PartnerKey.Read(p.PublicKey)?.Fingerprint == name) : null);

    /// <summary>Sends again what was given up.</summary>
    /// <returns>How many messages.</returns>
    public static Task<int> Resend(CaseDb db, string partner, DateTimeOffset now, CancellationToken cancellation) =>
        db.Outbox.Where(o => o.Partner == partner && o.Dead && o.DoneAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.Dead, false).SetProperty(o => o.Tries, 0).SetProperty(o => o.NextTry, now), cancellation);

    /// <summary>The audit chain of a partner.</summary>
    public static string Chain(string partner) => "partner/" + partner;

    /// <summary>Whether messages may go there: http or https, with nothing but host, port and path.</summary>
    public static bool IsAddress(string url, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(url, UriKind.Absolute, out address) && address.Scheme is "http" or "https" && address is { UserInfo: "", Query: "", Fragment: "" };

    private static Refusal? Faults(NewPartner partner)
    {
        if (string.IsNullOrWhiteSpace(partner.Name) || partner.Name.Length > 60 || partner.Name.Any(char.IsControl) || partner.Name.StartsWith(Messages.Channels.Prefix, StringComparison.Ordinal))
        {
            return Refusals.Of("invalid-data.partner-name-length");
        }

        if (!IsAddress(partner.Url, out _))
        {
            return Refusals.Of("invalid-data.partner-url", partner.Url);
        }

        return Kinds.ContainsKey(partner.Kind) ? null : Refusals.Of("invalid-data.partner-kind", partner.Kind, string.Join('、', Kinds.Select(k => $"{k.Key}（{k.Value}）")));
    }
}

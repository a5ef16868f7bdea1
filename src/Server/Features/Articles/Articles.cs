using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Articles;

/// <summary>A policy or a typical case as it stands before the public.</summary>
public sealed class ArticleRow
{
    public const string Policy = "policy";
    public const string TypicalCase = "case";

    public required string Id { get; init; }

    /// <summary><see cref="Policy"/> or <see cref="TypicalCase"/>.</summary>
    public required string Kind { get; init; }
    public required string OrganisationId { get; init; }
    public required string Title { get; init; }

    /// <summary>Who issued it, and under which number; of a typical case: who told it first.</summary>
    public string? Source { get; init; }
    public required string Body { get; init; }

    /// <summary>From and until when a policy is in force, inclusive.</summary>
    public DateOnly? InForceFrom { get; init; }
    public DateOnly? InForceUntil { get; init; }

    /// <summary>SHA-256 of title and body, lower-case hex.</summary>
    public required string Hash { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawalReason { get; set; }
}

/// <param name="Kind"><c>policy</c> or <c>case</c>.</param>
public sealed record NewArticle(string Kind, string Title, string Body, string? Source = null, DateOnly? InForceFrom = null, DateOnly? InForceUntil = null);

public sealed record ArticleWithdrawal(string Reason);

/// <summary>政策法规 and 典型案例: published at once by who publishes notices, taken back with a reason that everybody reads.</summary>
public sealed partial class KeepArticles(CaseDb db, AccountSave save, Ids ids, TimeProvider clock)
{
    public const int LongestTitle = 120;
    public const int LongestBody = 30_000;

    public async Task<Outcome<string>> Publish(NewArticle given, Person by, CancellationToken cancellation)
    {
        var (title, body) = ((given.Title ?? "").Trim(), (given.Body ?? "").Trim().ReplaceLineEndings("\n"));
        if (given.Kind is not (ArticleRow.Policy or ArticleRow.TypicalCase) || title.Length is 0 or > LongestTitle || body.Length is < 20 or > LongestBody || given.Source?.Length > LongestTitle)
        {
            return Refusals.Of("invalid-data.article-contents", LongestTitle, LongestBody);
        }

        if (given.InForceFrom > given.InForceUntil)
        {
            return Refusals.Of("invalid-data.article-dates");
        }

        if (given.Kind == ArticleRow.TypicalCase && await Telling($"{title}\n{body}\n{given.Source}", cancellation) is { } telling)
        {
            return Refusals.Of("not-anonymous", telling);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{body}")));
        if (await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Hash == hash && a.Kind == given.Kind && a.OrganisationId == by.OrganisationId && a.WithdrawnAt == null, cancellation) is { } there)
        {
            return there.Id;
        }

        var row = new ArticleRow
        {
            Id = ids.New(), Kind = given.Kind, OrganisationId = by.OrganisationId, Title = title, Source = string.IsNullOrWhiteSpace(given.Source) ? null : given.Source.Trim(), Body = body,
            InForceFrom = given.InForceFrom, InForceUntil = given.InForceUntil, Hash = hash, PublishedAt = clock.GetUtcNow(), PublishedBy = by.Id,
        };
        db.Articles.Add(row);
        await save.Save("article-published", by.Id, new JsonObject { ["article"] = row.Id, ["hash"] = hash }, cancellation);
        return row.Id;
    }

    public async Task<Outcome<bool>> Withdraw(string id, string? reason, Person by, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
        {
            return Refusals.Of("invalid-data.article-withdrawal-reason");
        }

        if (await db.Articles.FirstOrDefaultAsync(a => a.Id == id && a.OrganisationId == by.OrganisationId, cancellation) is not { } article)
        {
            return NoSuchArticle;
        }

        if (article.WithdrawnAt is null)
        {
            (article.WithdrawnAt, article.WithdrawalReason) = (clock.GetUtcNow(), reason.Trim());
            await save.Save("article-withdrawn", by.Id, new JsonObject { ["article"] = id }, cancellation);
        }

        return true;
    }

    public static Refusal NoSuchArticle { get; } = Refusals.Of("no-such-article");

    // What a machine can see: numbers of identity cards and telephones, mail addresses, the institutions of this house. The rest is the publisher's to read.
    private async Task<string?> Telling(string text, CancellationToken cancellation)
    {
        if (Number().Match(text) is { Success: true } number)
        {
            return Texts.Of("articles.telling.number", number.Value);
        }

        var institutions = await db.Organisations.AsNoTracking().Where(o => o.Level == OrganisationLevel.Hospital).Select(o => o.Name).ToListAsync(cancellation);
        return institutions.FirstOrDefault(name => text.Contains(name, StringComparison.Ordinal)) is { } named ? Texts.Of("articles.telling.institution", named) : null;
    }

    [GeneratedRegex(@"(?<!\d)(\d{17}[\dXx]|1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)|[\w.+-]+@[\w-]+\.[\w.-]+")]
    private static partial Regex Number();
}

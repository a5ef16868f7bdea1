using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Publication;

/// <summary>发布: the approved text becomes a notice, unchanged, with its fingerprint.</summary>
public static class Publish
{
    public static Refusal? Notice(Transition t)
    {
        if (t.Case.PublishNotice(t.Now) is { } refusal)
        {
            return refusal;
        }

        var notice = t.Case.Facts.Notice!;
        t.Db.Notices.Add(new NoticeRow
        {
            Id = notice.Id,
            CaseId = t.Case.Id,
            OrganisationId = t.Case.OrganisationId,
            Number = DocumentNumbers.Next(t, notice.Scope == "public" ? Texts.Chinese("publication.notice.public-notice") : Texts.Chinese("publication.notice.circular")),
            Scope = notice.Scope,
            Title = notice.Title,
            Body = notice.Body,
            Hash = Fingerprint(notice.Title, notice.Body),
            PublishedAt = t.Now,
            Until = t.Today.AddYears(1),
        });
        t.Audit("notice-published", new JsonObject { ["notice"] = notice.Id, ["hash"] = Fingerprint(notice.Title, notice.Body) });
        return null;
    }

    public static string Fingerprint(string title, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title + "\n" + body)));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Http;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>Who of the house took a tip down, and how it came.</summary>
/// <param name="Channel">A code such as <c>telephone</c>; sealed with the tip.</param>
public sealed record TakenDown(Person By, string Channel);

/// <summary>线索受理: a tip comes in, is sealed, and opens a case at a desk that it does not name. Nothing about the sender is kept.</summary>
public sealed class RecordTipOff(Transitions transitions, Definitions definitions, House house, TimeProvider clock, IdempotencyScope idempotency)
{
    public const string Workflow = "case-lifecycle";

    /// <param name="taken">Null where the sender handed it in herself: then nobody stands in the record as who did.</param>
    /// <param name="words">The language of the receipt; Chinese where none is given.</param>
    /// <returns>The receipt: shown once, kept nowhere.</returns>
    public async Task<Outcome<TipReceipt>> Record(TipSubmission tip, CancellationToken cancellation, TakenDown? taken = null, Words? words = null)
    {
        words ??= Words.Chinese;
        if (Faults(tip) is { } refusal)
        {
            return refusal;
        }

        idempotency.Status = StatusCodes.Status201Created;
        return await transitions.Open(taken?.By ?? CaseLifecycle.System, db => NewCase(db, tip.About, tip.Conduct, null, cancellation), t =>
        {
            var receipt = Begin(t, tip, taken is null ? "public" : "desk", taken?.Channel);
            var desk = t.Db.Organisations.Find(t.Case.OrganisationId)!;
            return Task.FromResult<Outcome<TipReceipt>>(new TipReceipt(receipt, Readers(desk, words), Milestones(t, words)));
        }, cancellation);
    }

    /// <summary>Seals the tip into the new case, keeps out whom it names, and sets its procedure going.</summary>
    /// <param name="source"><c>public</c>, <c>desk</c> where somebody of the house took it down, or <c>matter</c> where another procedure raised it.</param>
    /// <returns>The receipt: shown once, kept nowhere.</returns>
    internal string Begin(Transition t, TipSubmission tip, string source, string? channel = null)
    {
        var receipts = new Receipts(house.Ring);
        var receipt = receipts.New();
        Seal(t, tip, receipts.Hash(receipt), channel);
        foreach (var named in t.Case.Named)
        {
            t.Db.CaseBars.Add(new CaseBar { CaseId = t.Case.Id, Kind = "organisation", Subject = named });
        }

        t.Audit("tip-received", new JsonObject { ["desk"] = t.Case.OrganisationId, ["conduct"] = tip.Conduct, ["source"] = source });
        t.Start(Workflow, []);
        return receipt;
    }

    /// <summary>Who will read a tip that reaches this commission.</summary>
    private static IReadOnlyList<string> Readers(Organisation desk, Words words) =>
        [words["tip.reader.desk-of", desk.Name], words["tip.reader.two-of", desk.Name], words["tip.reader.in-charge-of", desk.Name]];

    public static async Task<Outcome<Desk>> FindDesk(CaseDb db, TipAbout about, CancellationToken cancellation)
    {
        var all = await db.Organisations.AsNoTracking().ToListAsync(cancellation);
        var organisation = all.FirstOrDefault(o => o.Id == about.Organisation);
        if (about.Organisation is not null && organisation is null)
        {
            return Refusals.Of("invalid-data.tip-off-unit");
        }

        return Responsibility.For(all, organisation, about.Institution, all.First(o => o.ParentId is null));
    }

    private static Refusal? Faults(TipSubmission tip)
    {
        if (string.IsNullOrWhiteSpace(tip.Text))
        {
            return Refusals.Of("invalid-data.tip-off-text");
        }

        if (tip.Text.Length > 20_000)
        {
            return Refusals.Of("invalid-data.tip-off-text-length", tip.Text.Length);
        }

        if ((TooLong("$.about.department", tip.About.Department) ?? TooLong("$.place", tip.Place)) is { } tooLong)
        {
            return tooLong;
        }

        return tip.Conduct != "other" && !GradingWords.Conducts.Any(c => c.Code == tip.Conduct)
            ? Refusals.Of("invalid-data.tip-conduct", tip.Conduct, string.Join('、', GradingWords.Conducts.Select(c => c.Code).Append("other")))
            : null;
    }

    private static Refusal? TooLong(string where, string? given) => given?.Length > TipAbout.LongestName
        ? Refusals.Of("invalid-data.tip-name-too-long", where, TipAbout.LongestName, given.Length)
        : null;

    /// <summary>The row of a case at a desk that the tip does not name.</summary>
    /// <param name="origin">The case or matter of the house that it came out of.</param>
    internal async Task<Outcome<Case>> NewCase(CaseDb db, TipAbout about, string conduct, string? origin, CancellationToken cancellation)
    {
        var found = await FindDesk(db, about, cancellation);
        if (!found.Done)
        {
            return found.Refusal!;
        }

        var (desk, now) = (found.Value!, clock.GetUtcNow());
        var named = about.Organisation is { } id ? (await db.Organisations.FindAsync([id], cancellation))!.Name : Texts.Of("tip-offs.new-case.unknown-organisation");
        return new Case
        {
            Id = house.Ids.New(),
            Number = DocumentNumbers.Next(db, (await db.Organisations.FindAsync([desk.Organisation.Id], cancellation))!, "线", LegalDay.Of(now).Year),
            Title = Texts.Of("tip-offs.new-case.title", named, GradingWords.Conduct(conduct)),
            OrganisationId = desk.Organisation.Id,
            Path = desk.Organisation.Path,
            Named = desk.Named,
            Conduct = conduct,
            ReceivedAt = now,
            OriginId = origin,
            WorkflowSet = await definitions.CurrentSet(db, desk.Organisation, cancellation),
        };
    }

    private void Seal(Transition t, TipSubmission tip, string receiptHash, string? channel)
    {
        var id = t.NewId();
        var (key, wrapped) = house.Ring.NewKey();
        using (key)
        {
            var told = new TipTold(tip.Text, tip.About.Institution, tip.About.Person, tip.HappenedOn, tip.Amount, channel, tip.About.Department, tip.Place);
            t.Db.Tips.Add(new TipRow
            {
                Id = id,
                CaseId = t.Case.Id,
                ReceiptHash = receiptHash,
                WrappedKey = wrapped.ToString(),
                Told = key.Seal(JsonSerializer.Serialize(told, WireJson.Options), TipThread.ToldPlace(id)).Bytes,
                Reporter = tip.Reporter is { } reporter ? key.Seal(JsonSerializer.Serialize(reporter, WireJson.Options), TipThread.ReporterPlace(id)).Bytes : null,
                ReceivedOn = t.Today,
            });
        }
    }

    private static List<Milestone> Milestones(Transition t, Words words) =>
    [
        new(words["tip.promise.answer"], t.Calendar.LastDay("tip-handling", t.Today)),
        new(words["tip.promise.feedback"], t.Today.AddDays(60)),
    ];
}

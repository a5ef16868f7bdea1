using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;

namespace Qingyi.Server.Partners;

/// <summary>接收移送: opens a case at a desk that the matter does not name; what was told of people is sealed as a tip is.</summary>
public sealed class TakeTransfer(Transitions transitions, Definitions definitions, SealedFiles files, House house, TimeProvider clock)
{
    private const int LongestText = 20_000;
    private const int LargestAttachments = 20 * 1024 * 1024;

    public async Task<Outcome<string>> Take(SignedMessage message, TransferMessage transfer, CancellationToken cancellation)
    {
        if (Fault(transfer) is { } fault)
        {
            return fault;
        }

        var stored = new List<(TransferAttachment Of, StoredFile File)>();
        foreach (var attachment in transfer.Attachments ?? [])
        {
            using var content = new MemoryStream(attachment.Content, writable: false);
            stored.Add((attachment, await files.Save(content, cancellation)));
        }

        Desk? desk = null;
        return await transitions.Open(CaseLifecycle.System, async db =>
        {
            if (await Receiving.IsRepeat(db, message, cancellation))
            {
                return Receiving.Repeated;
            }

            var found = await RecordTipOff.FindDesk(db, transfer.About ?? new TipAbout(), cancellation);
            if (!found.Done)
            {
                return found.Refusal!;
            }

            desk = found.Value!;
            return await NewCase(db, desk, message, transfer, cancellation);
        }, t => Task.FromResult<Outcome<string>>(Begin(t, desk!, message, transfer, stored)), cancellation);
    }

    private async Task<Outcome<Case>> NewCase(CaseDb db, Desk desk, SignedMessage message, TransferMessage transfer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var organisation = (await db.Organisations.FindAsync([desk.Organisation.Id], cancellation))!;
        var conduct = transfer.Conduct ?? "other";
        return new Case
        {
            Id = house.Ids.New(),
            Number = DocumentNumbers.Next(db, organisation, "线", LegalDay.Of(now).Year),
            Title = Texts.Chinese("partners.take-transfer.title", message.Partner.Name, GradingWords.Conduct(conduct)),
            OrganisationId = organisation.Id,
            Path = organisation.Path,
            Named = desk.Named,
            Conduct = conduct,
            ReceivedAt = now,
            WorkflowSet = await definitions.CurrentSet(db, organisation, cancellation),
        };
    }

    private string Begin(Transition t, Desk desk, SignedMessage message, TransferMessage transfer, IReadOnlyList<(TransferAttachment Of, StoredFile File)> stored)
    {
        Seal(t, message, transfer, stored);
        foreach (var named in desk.Named)
        {
            t.Db.CaseBars.Add(new CaseBar { CaseId = t.Case.Id, Kind = "organisation", Subject = named });
        }

        // What names people stays out of the row: it is sealed with the case.
        var receipt = Receiving.Store(t.Db, message, "transfer", t.NewId(),
            new { transfer.To, transfer.CaseNumber, transfer.Conduct, transfer.ReplyBy, Attachments = stored.Count }, t.Case.Id, t.Now);
        t.Case.ComeFrom(message.Partner.Name, receipt, transfer.CaseNumber, transfer.ReplyBy);
        t.Audit("transfer-received", new JsonObject
        {
            ["partner"] = message.Partner.Name, ["receipt"] = receipt, ["desk"] = desk.Organisation.Id, ["conduct"] = t.Case.Conduct, ["attachments"] = stored.Count,
        });
        DeadlineRows.Tell(t, Role.Intake, Word(message.Partner.Name, transfer));
        t.Start(RecordTipOff.Workflow, []);
        return receipt;
    }

    private static string Word(string partner, TransferMessage transfer) => transfer.ReplyBy is { } day
        ? Texts.Chinese("partners.take-transfer.due", partner, transfer.CaseNumber, day)
        : Texts.Chinese("partners.take-transfer.arrived", partner, transfer.CaseNumber);

    private void Seal(Transition t, SignedMessage message, TransferMessage transfer, IReadOnlyList<(TransferAttachment Of, StoredFile File)> stored)
    {
        var id = t.NewId();
        var receipts = new Receipts(house.Ring);
        var (key, wrapped) = house.Ring.NewKey();
        using (key)
        {
            var told = new TipTold(Told(message, transfer), transfer.About?.Institution, transfer.About?.Person, null, null);
            t.Db.Tips.Add(new TipRow
            {
                Id = id,
                CaseId = t.Case.Id,

                // Nobody holds this receipt: the sender asks with the receipt of its message, by its own signature.
                ReceiptHash = receipts.Hash(receipts.New()),
                WrappedKey = wrapped.ToString(),
                Told = key.Seal(JsonSerializer.Serialize(told, WireJson.Options), TipThread.ToldPlace(id)).Bytes,
                ReceivedOn = t.Today,
            });
            foreach (var (of, file) in stored)
            {
                var attachment = t.NewId();
                t.Db.TipAttachments.Add(new TipAttachment
                {
                    Id = attachment,
                    TipId = id,
                    FileHash = file.Sha256,
                    StoredAs = file.StoredAs,
                    FileKey = file.Key,
                    Box = key.Seal(JsonSerializer.Serialize(new { of.Name, of.MediaType }, WireJson.Options), $"tip/{id}/attachment/{attachment}").Bytes,
                    Size = file.Size,
                    On = t.Today,
                });
            }
        }
    }

    private static string Told(SignedMessage message, TransferMessage transfer) => string.Join('\n',
        transfer.Matter, "", transfer.Facts, "", Texts.Chinese("partners.take-transfer.basis", transfer.Basis), Texts.Chinese("partners.take-transfer.from", message.Partner.Name), Texts.Chinese("partners.take-transfer.their-number", transfer.CaseNumber));

    private static Refusal? Fault(TransferMessage transfer)
    {
        if (string.IsNullOrWhiteSpace(transfer.CaseNumber) || transfer.CaseNumber.Length > 100)
        {
            return Refusals.Of("invalid-data.transfer-case-number");
        }

        if (string.IsNullOrWhiteSpace(transfer.Matter) || transfer.Matter.Length + transfer.Facts.Length + transfer.Basis.Length > LongestText)
        {
            return Refusals.Of("invalid-data.transfer-matter-text", LongestText);
        }

        if (transfer.Conduct is { } conduct && conduct != "other" && !GradingWords.Conducts.Any(c => c.Code == conduct))
        {
            return Refusals.Of("invalid-data.transfer-conduct", conduct, string.Join('、', GradingWords.Conducts.Select(c => c.Code).Append("other")));
        }

        return (transfer.Attachments ?? []).Sum(a => (long)a.Content.Length) > LargestAttachments
            ? Refusals.Of("too-large.transfer-attachments")
            : null;
    }
}

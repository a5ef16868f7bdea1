using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>A register that is the ledger of a kind of matter: each line is a matter, read from its forms. Nothing is entered twice.</summary>
public sealed class MatterLedger(CaseDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<LedgerRow>> Page(Person person, RegisterDefinition of, LedgerFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(filter);
        var matters = Filtered(person, of, filter);
        matters = filter.After is { } after ? matters.Where(c => string.Compare(c.Id, after) < 0) : matters;
        return [.. (await matters.OrderByDescending(c => c.Id).Take(Paging.Size).ToListAsync(cancellation)).Select(c => Row(of, c))];
    }

    public async IAsyncEnumerable<LedgerRow> Lines(Person person, RegisterDefinition of, LedgerFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(filter);
        await foreach (var matter in Filtered(person, of, filter).OrderByDescending(c => c.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return Row(of, matter);
        }
    }

    private IQueryable<Case> Filtered(Person person, RegisterDefinition of, LedgerFilter filter)
    {
        var (kind, now) = (of.Over!.Matter, clock.GetUtcNow());
        var matters = db.VisibleTo(person).AsNoTracking().Where(c => c.Kind == kind);
        matters = StageCodes.Read(filter.State) is { } stage ? matters.Where(c => c.Stage == stage) : matters;
        matters = filter.Q is { } q ? matters.Where(c => c.Number.Contains(q) || c.Title.Contains(q)) : matters;
        matters = filter.Organisation is { } organisation ? matters.Where(c => c.OrganisationId == organisation || c.InstitutionId == organisation) : matters;
        matters = filter.From is { } from ? matters.Where(c => c.ReceivedAt >= LegalDay.Start(from)) : matters;
        matters = filter.To is { } to ? matters.Where(c => c.ReceivedAt < LegalDay.End(to)) : matters;
        return filter.Light == "overdue" ? matters.Where(c => db.Deadlines.Any(d => d.CaseId == c.Id && d.State == "running" && d.DueAt <= now)) : matters;
    }

    private static LedgerRow Row(RegisterDefinition of, Case matter)
    {
        var (codes, texts) = (new JsonObject(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (field, source) in of.Over!.Fields)
        {
            var (step, name) = source.Split('.') is [var s, var n] ? (s, n) : ("", source);
            var record = step.Length == 0 ? null : matter.Facts.Records.LastOrDefault(r => r.Step == step);
            if (record?.Texts.TryGetValue(name, out var text) == true)
            {
                texts[field] = text;
            }
            else if ((step, name) switch { ("", "result") => matter.Facts.Matter?.Result, ("", "institution") => matter.InstitutionId, ("given", _) => matter.Facts.Matter?.Given?[name], (_, "outcome") => record?.Outcome, _ => record?.Codes[name] } is { } value)
            {
                codes[field] = value.DeepClone();
            }
            else if (step == "given" && matter.Facts.Matter?.GivenTexts?.TryGetValue(name, out var given) == true)
            {
                texts[field] = given;
            }
        }

        return new LedgerRow(matter.Id, matter.Id, matter.Number, matter.Stage.Kebab(), LegalDay.Of(matter.ReceivedAt), matter.InstitutionId ?? matter.OrganisationId, new EntryData(codes, texts), 0, matter.Title);
    }
}

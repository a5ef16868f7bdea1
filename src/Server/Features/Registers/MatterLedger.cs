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
    /// <summary>How many lines are read at a time.</summary>
    internal const int Part = 500;

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
        for (var (part, after) = ((List<Case>?)null, (string?)null); part is null || part.Count == Part; after = part.Count > 0 ? part[^1].Id : null)
        {
            var rest = Filtered(person, of, filter);
            part = await (after is null ? rest : rest.Where(c => string.Compare(c.Id, after) < 0)).OrderByDescending(c => c.Id).Take(Part).ToListAsync(cancellation);
            foreach (var matter in part)
            {
                yield return Row(of, matter);
            }
        }
    }

    public Task<int> Count(Person person, RegisterDefinition of, LedgerFilter filter, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(filter);
        return Filtered(person, of, filter).Take(most).CountAsync(cancellation);
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

    internal static LedgerRow Row(RegisterDefinition of, Case matter)
    {
        var (codes, texts) = (new JsonObject(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (field, sources) in of.Over!.Fields)
        {
            // Where one source has nothing the next one is asked: what an inspection found, or what the order itself says.
            foreach (var source in sources.Split('|'))
            {
                var (value, text) = Value(matter, source);
                if (text is not null)
                {
                    texts[field] = text;
                    break;
                }

                if (value is not null)
                {
                    codes[field] = value.DeepClone();
                    break;
                }
            }
        }

        return new LedgerRow(matter.Id, matter.Id, matter.Number, matter.Stage.Kebab(), LegalDay.Of(matter.ReceivedAt), matter.InstitutionId ?? matter.OrganisationId, new EntryData(codes, texts), 0, matter.Title);
    }

    private static (JsonNode? Value, string? Text) Value(Case matter, string source)
    {
        var facts = matter.Facts.Matter;
        switch (source.Split('.'))
        {
            case ["result"]:
                return (facts?.Result, null);
            case ["institution"]:
                return (matter.InstitutionId, null);
            case ["given", var name]:
                return (facts?.Given?[name], facts?.GivenTexts?.GetValueOrDefault(name));
            case [var step, var name] when matter.Facts.Records.LastOrDefault(r => r.Step == step) is { } record:
                return (name == "outcome" ? record.Outcome : record.Codes[name], record.Texts.GetValueOrDefault(name));
            default:
                return (null, null);
        }
    }
}

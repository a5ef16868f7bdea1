using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Inner;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>What an entry leads to becomes work of its own, begun once the entry is committed: a clue, a matter, or an entry of another register.</summary>
internal static class EntryLeads
{
    public static void Follow(Transition t, RegisterDefinition definition, RegisterEntryRow row, EntryData data, RegisterLead lead)
    {
        var institution = t.Case.InstitutionId ?? data.Codes["institution"]?.ToString();
        var given = lead.Map is null ? data : Mapped(data, lead.Map);
        var payload = lead.To == "entry"
            ? new EntryGiven(lead.Kind, row.OrganisationId, row.Id, given.Codes, given.Texts).Payload()
            : new Handover(lead.Kind, row.Id, institution, given.Codes, given.Texts, null, null, Texts.Of("registers.entry-lead.reason", definition.Title, row.Number, lead.Reason)).Payload();
        t.Later(lead.To switch { "clue" => RaiseClueStep.Name, "matter" => OpenMatterStep.Name, _ => OpenEntryStep.Name }, payload);
        t.Audit("register-led", new JsonObject { ["entry"] = row.Id, ["to"] = lead.To, ["kind"] = lead.Kind });
    }

    private static EntryData Mapped(EntryData data, IReadOnlyDictionary<string, string> map)
    {
        var (codes, texts) = (new JsonObject(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (target, source) in map)
        {
            if (source.StartsWith('='))
            {
                codes[target] = source[1..];
            }
            else if (data.Texts.TryGetValue(source, out var text))
            {
                texts[target] = text;
            }
            else if (data.Codes[source] is { } code)
            {
                codes[target] = code.DeepClone();
            }
        }

        return new EntryData(codes, texts);
    }
}

/// <summary>What one register hands to another.</summary>
internal sealed record EntryGiven(string Register, string Organisation, string Origin, JsonObject Codes, IReadOnlyDictionary<string, string> Texts)
{
    public JsonObject Payload() => JsonSerializer.SerializeToNode(this, Transition.Plain)!.AsObject();

    public static EntryGiven Read(JsonObject payload) => payload.Deserialize<EntryGiven>(Transition.Plain)!;
}

/// <summary>Makes the entry that another one led to, in the same organisation's book. What it lacks is put in by hand.</summary>
public sealed class OpenEntryStep(RegisterShelf shelf, RegisterBooks books) : InnerStep
{
    internal const string Name = "open-entry";

    public override string Kind => Name;

    public override string Title(JsonObject payload) => Texts.Of("registers.open-entry.title");

    public override async Task<Outcome<string>> Run(InnerWork work, Transitions transitions, CancellationToken cancellation)
    {
        var given = EntryGiven.Read(work.Payload);
        var register = await shelf.Find(given.Register, cancellation) ?? throw new InvalidOperationException($"There is no register '{given.Register}'.");
        var book = await books.Ensure(register.Definition, given.Organisation, cancellation);
        return await transitions.Run<string>(book, CaseLifecycle.System, async t =>
        {
            if (!await work.Finish(t.Db, t.Now, cancellation))
            {
                return InnerWork.Lost;
            }

            t.Depth = work.Depth;
            var texts = (await SealedCopies.Open(t, work.CaseId, given.Texts, cancellation)).ToDictionary(x => x.Key, x => t.Seal(x.Value) ?? "", StringComparer.Ordinal);
            var parameters = await UnitParameters.Of(t.Db, register.Definition, given.Organisation, cancellation);
            var added = new EntryHand(t, register, parameters).Add(new EntryData(given.Codes.DeepClone().AsObject(), texts), "led", origin: given.Origin);

            // The other register has it already: that is as good as done.
            return added.Refusal is { Code: not "entry-exists" } refusal ? refusal : added.Value?.Id ?? given.Origin;
        }, cancellation);
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Inner;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Matters;

/// <summary>
/// What a procedure hands to the next one: ids and codes of one of its forms. Sealed texts travel as ids and are opened by the step that carries it out.
/// </summary>
/// <param name="Kind">Code of the matter to open; of a clue, the conduct that it is about.</param>
internal sealed record Handover(string Kind, string Step, string? Institution, JsonObject Codes, IReadOnlyDictionary<string, string> Texts, string? TaskId, string? List = null, string? Reason = null)
{
    /// <summary>One for the last form of a step, or one for each row of its table.</summary>
    /// <param name="list">Name of the table; null hands the whole form over.</param>
    /// <param name="institution">Where a row names none of its own.</param>
    public static IReadOnlyList<Handover> From(Case of, string kind, string step, string? list, string? institution, string? reason = null)
    {
        var record = of.Facts.Records.LastOrDefault(r => r.Step == step);
        var codes = record?.Codes ?? [];
        var texts = record?.Texts ?? new Dictionary<string, string>();
        if (list is null)
        {
            return [new(kind == "other" ? codes["conduct"]?.ToString() ?? kind : kind, step, institution, codes, texts, record?.TaskId, null, reason)];
        }

        return [.. (codes[list] as JsonArray ?? []).OfType<JsonObject>().Select((row, i) =>
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{list}[{i}].");
            return new Handover(kind == "other" ? row["conduct"]?.ToString() ?? kind : kind, step, row["institution"]?.ToString() ?? institution, row,
                texts.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(t => t.Key[prefix.Length..], t => t.Value, StringComparer.Ordinal), record!.TaskId, list, reason);
        })];
    }

    public JsonObject Payload() => JsonSerializer.SerializeToNode(this, Transition.Plain)!.AsObject();

    public static Handover Read(JsonObject payload) => payload.Deserialize<Handover>(Transition.Plain)!;
}

/// <summary>Opens the next matter: a transition of its own, which ends the step in the same transaction.</summary>
public sealed class OpenMatterStep(OpenMatter open) : InnerStep
{
    internal const string Name = "open-matter";

    public override string Kind => Name;

    public override string Title(JsonObject payload) => Texts.Of("matters.open-matter.title", MatterQueries.KindName(Handover.Read(payload).Kind));

    public override Task<Outcome<string>> Run(InnerWork work, Transitions transitions, CancellationToken cancellation)
    {
        var given = Handover.Read(work.Payload);
        var kind = MatterKind.Find(given.Kind) ?? throw new InvalidOperationException($"There is no matter '{given.Kind}'.");
        Case? before = null;
        return transitions.Open<string>(CaseLifecycle.System, async db =>
        {
            before = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == work.CaseId, cancellation);
            var own = await db.Organisations.FirstAsync(o => o.Id == before.OrganisationId, cancellation);
            var institution = await db.Organisations.FirstOrDefaultAsync(o => o.Id == given.Institution, cancellation);
            if (institution is null && (kind.NeedsInstitution || kind.Home == MatterHome.Institution))
            {
                return MatterRefusals.NeedsInstitution;
            }

            // A commission's matter that begins in a hospital's file belongs to the commission above it.
            var home = kind.Home == MatterHome.Institution ? institution! : await OpenMatter.Commission(db, own, cancellation);
            return await open.New(db, kind, home, institution, before.Id, cancellation);
        }, async t =>
        {
            if (!await work.Finish(t.Db, t.Now, cancellation))
            {
                return InnerWork.Lost;
            }

            t.Depth = work.Depth;
            var texts = (await SealedCopies.Open(t, before!.Id, given.Texts, cancellation)).ToDictionary(x => x.Key, x => t.Seal(x.Value) ?? "", StringComparer.Ordinal);
            var origin = new Origin(before.Id, before.Number, before.Kind, given.Step, given.List);
            OpenMatter.Begin(t, kind, new MatterFacts(new Signature(CaseLifecycle.System.Id, CaseLifecycle.System.Name, t.Now), given.Codes.DeepClone().AsObject(), texts), origin);
            t.AuditOn(before.Id, "matter-begun", new JsonObject { ["case"] = t.Case.Id, ["name"] = kind.Name });
            return t.Case.Id;
        }, cancellation);
    }
}

/// <summary>Records a clue as a tip: sealed, in the triage queue of a desk that it does not name, with its source.</summary>
public sealed class RaiseClueStep(RecordTipOff record) : InnerStep
{
    internal const string Name = "raise-clue";

    public override string Kind => Name;

    public override string Title(JsonObject payload) => Texts.Of("matters.raise-clue.title");

    public override async Task<Outcome<string>> Run(InnerWork work, Transitions transitions, CancellationToken cancellation)
    {
        var given = Handover.Read(work.Payload);
        if (given.Institution is null)
        {
            return MatterRefusals.NeedsInstitution;
        }

        return await transitions.Open<string>(CaseLifecycle.System, db => record.NewCase(db, new TipAbout(given.Institution), given.Kind, work.CaseId, cancellation), async t =>
        {
            if (!await work.Finish(t.Db, t.Now, cancellation))
            {
                return InnerWork.Lost;
            }

            t.Depth = work.Depth;
            var before = await t.Db.Cases.AsNoTracking().FirstAsync(c => c.Id == work.CaseId, cancellation);
            t.Case.ComeOutOf(new Origin(before.Id, before.Number, before.Kind, given.Step, given.List));
            record.Begin(t, new TipSubmission(new TipAbout(given.Institution), given.Kind, await Told(t, before, given, cancellation), Amount: Amount(given)), "matter");
            t.AuditOn(before.Id, MatterQueries.ClueRaised, new JsonObject { ["case"] = t.Case.Id });
            return t.Case.Id;
        }, cancellation);
    }

    private static async Task<string> Told(Transition t, Case before, Handover given, CancellationToken cancellation)
    {
        var lines = new List<string> { Texts.Of("matters.raise-clue.told", MatterQueries.KindName(before.Kind), before.Number, given.Reason) };
        if (await t.Db.Tasks.AsNoTracking().FirstOrDefaultAsync(x => x.Id == given.TaskId, cancellation) is { } task)
        {
            var texts = await SealedCopies.Open(t, before.Id, given.Texts, cancellation);
            var form = FormLines.Schema(task, before);
            var schema = given.List is null ? form : form["properties"]?[given.List]?["items"] as JsonObject ?? [];
            var names = await CodeNames.Of(t.Db, [given.Codes], cancellation);
            lines.AddRange(FormLines.Of(schema, given.Codes, texts, id => names.GetValueOrDefault(id)).Select(l => $"{l.Title}：{l.Value}"));
        }

        else if (await EntryTold.Lines(t.Db, given.Step, given.Codes, await SealedCopies.Open(t, before.Id, given.Texts, cancellation), cancellation) is { } told)
        {
            lines.AddRange(told);
        }

        return string.Join('\n', lines);
    }

    private static decimal? Amount(Handover given) => given.Codes["amount"] is JsonValue amount ? decimal.Parse(amount.ToJsonString(), CultureInfo.InvariantCulture) : null;
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>报送: what stands is checked, frozen and given a receipt; the duty is met.</summary>
public sealed class HandInReturn(CaseDb db, DutyBook duties, TemplateShelf shelf, Transitions transitions, PersonAtDoor door, ReturnWords words, IdempotencyScope idempotency)
{
    public const string Series = "报送";

    public async Task<Handed> HandIn(string id, ReturnStep step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var person = door.Person;
        if (await db.ReturnsFor(person).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } seen)
        {
            return ReturnRefusals.NoSuchReturn;
        }

        var template = (await shelf.Of(seen, cancellation)).Template;
        var spoken = await words.Of(seen, cancellation);
        var expected = await duties.Below(person, seen, cancellation);
        IReadOnlyDictionary<string, string>? faults = null;
        idempotency.Status = StatusCodes.Status200OK;
        var outcome = await transitions.Run<string>(seen.BookId, person, async t =>
        {
            var row = await t.Db.Returns.FirstAsync(r => r.Id == id, cancellation);
            var hand = new ReturnHand(t);
            if (hand.Move(row, ReturnTrigger.Submit) is { } refusal)
            {
                return refusal;
            }

            if (row.Version != step.Version)
            {
                return ReturnRefusals.Changed;
            }

            var content = ReturnHand.Content(row);
            if (content.CutOff is null)
            {
                return ReturnRefusals.NotCounted;
            }

            faults = ReturnChecks.Faults(template, content, await Last(t.Db, row, cancellation), spoken.Lines);
            if (faults.Count > 0)
            {
                return new Refusal("invalid-data", string.Join("", faults.Values.Take(3)));
            }

            var received = await t.Db.Returns.AsNoTracking().Where(r => r.UpperId == row.UnitId && r.CampaignId == row.CampaignId && r.Obligation == row.Obligation && r.Period == row.Period && r.Kind != DutyKind.ByHand && r.State == ReturnState.Received)
                .Select(r => new { r.Id, r.UnitId, r.Round }).ToListAsync(cancellation);
            if (received.Count != content.Merged.Count || received.Any(r => !content.Merged.Any(m => m.Return == r.Id && m.Round == r.Round)))
            {
                return ReturnRefusals.MergeStale;
            }

            var missing = expected.Where(d => received.All(r => r.UnitId != d.Unit.Id)).Select(d => d.Unit.Name).ToList();
            if (missing.Count > 0 && string.IsNullOrWhiteSpace(step.Reason))
            {
                return ReturnRefusals.Missing(missing);
            }

            Freeze(t, hand, row, spoken, missing, step.Reason);
            return row.Id;
        }, cancellation);
        return faults is { Count: > 0 } ? new Handed(null, null, faults) : new Handed(outcome.Value, outcome.Refusal);
    }

    /// <summary>Totals of the same return one period earlier, as it was handed in last.</summary>
    internal static async Task<IReadOnlyDictionary<string, decimal>?> Last(CaseDb db, ReturnRow row, CancellationToken cancellation)
    {
        if (!Period.TryParse(row.Period, out var period))
        {
            return null;
        }

        var before = Period.Of(period.Length, period.Start.AddDays(-1)).Id;
        var last = await db.Returns.AsNoTracking().Where(r => r.CampaignId == row.CampaignId && r.Obligation == row.Obligation && r.UnitId == row.UnitId && r.Period == before && r.Round > 0)
            .Join(db.ReturnSubmissions, r => r.Id, s => s.ReturnId, (r, s) => s).OrderByDescending(s => s.Round).FirstOrDefaultAsync(cancellation);
        return last is null ? null : ReturnHand.Content(last.Content).Figures.Where(f => f.Value.Total is not null).ToDictionary(f => f.Key, f => f.Value.Total!.Value, StringComparer.Ordinal);
    }

    private static void Freeze(Transition t, ReturnHand hand, ReturnRow row, SpokenReturn spoken, IReadOnlyList<string> missing, string? reason)
    {
        row.Round++;
        row.SubmittedAt = t.Now;
        row.ReceivedAt = null;
        row.Version++;
        var unit = t.Db.Organisations.Find(row.UnitId)!;
        var number = DocumentNumbers.Next(t.Db, unit, Series, t.Today.Year);
        t.Db.ReturnSubmissions.Add(new ReturnSubmissionRow
        {
            ReturnId = row.Id, Round = row.Round, At = t.Now, By = t.By.Id, ByName = t.By.Name, Number = number, Hash = Hash(row, spoken), Content = row.Content,
            Missing = JsonSerializer.Serialize(missing, Transition.Plain), MissingText = missing.Count > 0 ? t.Seal(reason) : null, Late = row.LateAt(t.Now),
        });
        hand.Meet(row);
        hand.Note(row, "submitted", null);
        if (row.UpperId is null)
        {
            Onward(t, row, number);
        }
    }

    // Nobody above works in this installation: what was handed in leaves for the partner that does, or on paper.
    private static void Onward(Transition t, ReturnRow row, string number)
    {
        var upper = t.Db.Partners.FirstOrDefault(p => p.Kind == "upper");
        var figures = new JsonObject(ReturnHand.Content(row).Figures.Where(f => f.Value.Total is not null).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)JsonValue.Create(f.Value.Total!.Value))));
        var message = upper is null ? null : t.Send("report-up", upper.Name, new Client.ReportUp(row.CampaignId, row.Obligation, row.UnitId, figures, row.Period.Length == 0 ? null : row.Period, number));
        t.Audit("reported-up", new JsonObject { ["to"] = upper?.Name ?? "paper", ["message"] = message, ["return"] = row.Id });
    }

    /// <summary>Over everything that is handed in, so that nobody can say later that it read otherwise.</summary>
    internal static string Hash(ReturnRow row, SpokenReturn spoken)
    {
        var content = ReturnHand.Content(row);
        var whole = new JsonObject
        {
            ["return"] = row.Id, ["round"] = row.Round, ["unit"] = row.UnitId, ["campaign"] = row.CampaignId, ["obligation"] = row.Obligation, ["period"] = row.Period, ["template"] = row.Template, ["edition"] = row.TemplateVersion,
            ["cutOff"] = content.CutOff?.UtcTicks,
            ["figures"] = new JsonObject(content.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)new JsonArray(f.Value.Found, f.Value.Own, f.Value.Total, spoken.Reasons.GetValueOrDefault(f.Key))))),
            ["texts"] = new JsonObject(spoken.Texts.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => KeyValuePair.Create(x.Key, (JsonNode?)x.Value))),
            ["files"] = new JsonArray([.. spoken.Files.Select(f => (JsonNode?)f.FileHash)]),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole.ToJsonString(Transition.Plain))));
    }
}

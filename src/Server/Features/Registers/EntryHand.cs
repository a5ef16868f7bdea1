using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Registers;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>
/// Writes into one book inside one transition: the entry, its history, the link of the audit chain, its deadlines, and what it leads to, together or not at all.
/// </summary>
internal sealed class EntryHand(Transition t, ShelvedRegister register, IReadOnlyDictionary<string, decimal> parameters)
{
    private readonly RegisterBookRow _book = t.Db.RegisterBooks.Find(t.Case.Id) ?? throw new InvalidOperationException($"The case {t.Case.Id} is no book.");

    private RegisterDefinition Definition => register.Definition;

    /// <summary>A new entry, or the rule that it breaks.</summary>
    /// <param name="what"><c>created</c> or <c>led</c>; what was led here may still lack what the rules ask for.</param>
    public Outcome<RegisterEntryRow> Add(EntryData data, string what, string? origin = null)
    {
        var facts = data.Facts(Definition.Start.Key, t.Today);
        if (what == "created" && EntryMoves.Refuse(Definition.Refuse, facts) is { } broken)
        {
            return broken;
        }

        if (NaturalKey.Of(Definition, data.Codes) is { } key && Twin(key) is { } twin)
        {
            return RegisterRefusals.Exists(twin.Number);
        }

        return AddNew(data, what, null, origin);
    }

    /// <summary>A new entry that is known to break no rule and to stand nowhere yet.</summary>
    public RegisterEntryRow AddNew(EntryData data, string what, string? import, string? origin = null)
    {
        var row = New(data, import, origin);
        t.Db.RegisterEntries.Add(row);
        if (import is null)
        {
            Note(row, what, null, data);
        }

        Follow(row, data, "create");
        return row;
    }

    public Refusal? Edit(RegisterEntryRow row, EntryData data, string what = "edited")
    {
        if (!Definition.State(row.State).Editable && row.State != Definition.Start.Key)
        {
            return RegisterRefusals.NotEditable;
        }

        if (EntryMoves.Refuse(Definition.Refuse, data.Facts(row.State, t.Today)) is { } broken)
        {
            return broken;
        }

        if (NaturalKey.Of(Definition, data.Codes) is { } key && key != row.NaturalKey && Twin(key) is { } twin)
        {
            return RegisterRefusals.Exists(twin.Number);
        }

        var before = EntryData.Of(row);
        Write(row, data);
        Note(row, what, before, data);
        Follow(row, data, null);
        return null;
    }

    public Refusal? Move(RegisterEntryRow row, RegisterMove move, EntryData asked)
    {
        var before = EntryData.Of(row);
        var data = before.With(asked);
        if (EntryMoves.Refuse(Definition, move, row.State, t.By, row.CreatedBy, data.Facts(row.State, t.Today)) is { } refusal)
        {
            return refusal;
        }

        row.State = move.To;
        var ended = Definition.State(move.To).Ended;
        row.EndedAt = ended ? t.Now : null;
        row.KeepUntil = ended ? t.Today.AddYears(Definition.Retention.Years) : null;
        Write(row, data);
        Note(row, move.Key, before, data);
        Follow(row, data, move.Key);
        return null;
    }

    private RegisterEntryRow New(EntryData data, string? import, string? origin)
    {
        var ended = Definition.Start.Ended;
        var row = new RegisterEntryRow
        {
            Id = t.NewId(), BookId = _book.Id, Register = Definition.Key, OrganisationId = _book.OrganisationId, Number = ++_book.LastNumber, NaturalKey = "", State = Definition.Start.Key,
            On = t.Today, Codes = "", Texts = "", Search = "", DefinitionVersion = register.Version, CreatedBy = t.By.Id, CreatedByName = t.By.Name, CreatedAt = t.Now, ChangedAt = t.Now,
            EndedAt = ended ? t.Now : null, KeepUntil = ended ? t.Today.AddYears(Definition.Retention.Years) : null, ImportId = import, OriginEntryId = origin, Version = 1,
        };
        data.Write(Definition, row, t.Today);
        return row;
    }

    private void Write(RegisterEntryRow row, EntryData data)
    {
        data.Write(Definition, row, t.Today);
        row.DefinitionVersion = register.Version;
        row.ChangedAt = t.Now;
        row.Version++;
    }

    private void Follow(RegisterEntryRow row, EntryData data, string? step)
    {
        var facts = data.Facts(row.State, t.Today);
        EntryDeadlines.Follow(t, Definition, row, data, facts, parameters);
        foreach (var lead in step is null ? [] : EntryMoves.Leads(Definition, step, facts))
        {
            EntryLeads.Follow(t, Definition, row, data, lead);
        }
    }

    private RegisterEntryRow? Twin(string key) => t.Db.RegisterEntries.FirstOrDefault(e => e.BookId == _book.Id && e.NaturalKey == key);

    private void Note(RegisterEntryRow row, string what, EntryData? before, EntryData after)
    {
        var changes = EntryData.Changes(before, after);
        t.Db.RegisterHistory.Add(new RegisterHistoryRow
        {
            EntryId = row.Id, Sequence = (int)row.Version, At = t.Now, By = t.By.Id == CaseLifecycle.System.Id ? null : t.By.Id, ByName = t.By.Name, What = what, State = row.State,
            Changes = changes.ToJsonString(Transition.Plain),
        });
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Codes + row.Texts)));
        t.Audit("register-entry", new JsonObject { ["entry"] = row.Id, ["what"] = what, ["state"] = row.State, ["version"] = row.Version, ["digest"] = digest });
    }
}

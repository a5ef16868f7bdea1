using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Registers;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Attachments;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Forms;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Registers;

/// <summary>Puts the page and the form of one entry together.</summary>
public sealed class EntryDesk(CaseDb db, RegisterQueries queries, EntryViews views, LightViews lights, EntryFiles files, PersonAtDoor door)
{
    /// <param name="id">Null: a new entry.</param>
    /// <param name="typed">What was typed and is wrong, or what was typed and lost a race.</param>
    public async Task<EntryFormView?> Form(string key, string? id, FormReading? typed, Refusal? refusal, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Find(person, key, cancellation) is not { Definition.Over: null } register)
        {
            return null;
        }

        var schema = await queries.Live(person, register.Definition.Form, cancellation);
        db.ChangeTracker.Clear();
        var entry = id is null ? null : await queries.Entry(person, key, id, cancellation);
        if (id is not null && entry is null)
        {
            return null;
        }

        var fields = typed is not null ? SchemaFormView.Again(schema, typed) : SchemaFormView.For(schema, entry is null ? null : await views.Data(person, entry, cancellation));
        return new EntryFormView(key, register.Definition.Title, id, entry is null ? null : EntryViews.Label(register.Definition, RegisterQueries.Row(entry)), entry?.Version ?? 0, fields, refusal?.Sentence);
    }

    /// <param name="step">The step whose form was sent, with what was typed.</param>
    public async Task<EntryView?> One(string key, string id, string? step, FormReading? typed, Refusal? refusal, CancellationToken cancellation)
    {
        var person = door.Person;
        db.ChangeTracker.Clear();
        if (await queries.Find(person, key, cancellation) is not { } register || await queries.Entry(person, key, id, cancellation) is not { } entry)
        {
            return null;
        }

        var of = register.Definition;
        var detail = await views.Detail(person, register, entry, cancellation);
        var duties = await db.Deadlines.AsNoTracking().Where(d => d.EntryId == id).OrderBy(d => d.DueAt).ToListAsync(cancellation);
        var mine = entry.OrganisationId == person.OrganisationId;
        var editable = mine && (of.State(entry.State).Editable || entry.State == of.Start.Key) && await queries.MayKeep(person, of, cancellation) is null;
        return new EntryView(
            key, of.Title, id, detail.Summary.Number, detail.Summary.Label, entry.Version, new TagView(detail.Summary.StateName, of.State(entry.State).Ended ? Tone.Green : Tone.Blue),
            await Facts(of, entry, detail, cancellation), !mine && EntryData.Of(entry).Texts.Count > 0,
            [.. detail.Steps.Select(s => new EntryStep(s.Key, s.Title, s.To, s.Form is null ? null : s.Key == step && typed is not null ? SchemaFormView.Again(s.Form, typed) : SchemaFormView.For(s.Form), s.Key == step))],
            [.. duties.Select(d => new DeadlineLine(d.Id, d.Title, lights.Of(d), d.DueOn, CaseContents.Length(lights, d), d.Article))],
            [.. detail.History.Reverse().Select(h => new TimelineEntry(h.At, EntryKind.Person, $"{h.WhatName}（{h.State}）", h.By, h.Changed.Count == 0 || h.What == "created" ? null : Words.Spoken["entry.history.changed", string.Join('、', h.Changed)]))],
            [.. detail.LedTo.Select(l => new Pair(l.KindName, l.Number, l.Id is null ? null : MatterLink(l)))], editable ? $"{Paths.Entry(key, id)}/edit" : null, refusal?.Sentence,
            AttachmentsView.Of(await files.Of(entry, cancellation), $"/api/registers/{Uri.EscapeDataString(key)}/entries/{Uri.EscapeDataString(id)}/attachments", null, await files.Refuse(person, of, entry, cancellation) is null ? $"{Paths.Entry(key, id)}/attachments" : null, []),
            of.Publish?.In.Contains(entry.State) == true ? Paths.Disclosed(key, id) : null);
    }

    // A register's key is none of a matter's codes: such an id is an entry's.
    private static string MatterLink(LedItem led) => led.Kind == Domain.Cases.Case.OfCase ? Paths.Case(led.Id!) : Domain.Matters.MatterKind.Find(led.Kind) is not null ? Paths.Matter(led.Id!) : Paths.Entry(led.Kind, led.Id!);

    private async Task<IReadOnlyList<Pair>> Facts(RegisterDefinition of, RegisterEntryRow entry, EntryDetail detail, CancellationToken cancellation)
    {
        var names = await CodeNames.Of(db, [detail.Data], cancellation);
        var lines = of.Forms.SelectMany(f => FormLines.Of(f, detail.Data, new Dictionary<string, string>(), id => names.GetValueOrDefault(id))).DistinctBy(l => l.Title).Select(l => new Pair(l.Title, l.Value)).ToList();
        lines.Insert(0, new Pair(Words.Spoken["register.organisation"], detail.Summary.OrganisationName));
        lines.Add(new Pair(Words.Spoken["entry.by"], Words.Spoken["entry.by.text", entry.CreatedByName, Show.Moment(entry.CreatedAt)]));
        if (entry.ImportId is { } import && await db.RegisterImports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == import, cancellation) is { } file)
        {
            lines.Add(new Pair(Words.Spoken["entry.import"], file.Name));
        }

        if (entry.KeepUntil is { } until)
        {
            lines.Add(new Pair(Words.Spoken["entry.keep"], Show.Day(until)));
        }

        return lines;
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Returns;

/// <summary>报送中心. What was typed is never lost to a refusal.</summary>
public static class ReturnPages
{
    private const string Exported = "returns-exported";

    public static void MapReturnPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Paths.Returns).For([.. Registers.RegisterEndpoints.Readers]);
        pages.MapGet("/", async (ReturnDesk desk, CancellationToken cancellation) => await desk.Index(null, cancellation));
        pages.MapGet("/below", async (string? campaign, string? obligation, ReturnDesk desk, CancellationToken cancellation) => await desk.Below(campaign ?? "", obligation ?? "", null, null, cancellation));
        pages.MapGet("/export", async (string? format, ReturnList list, ListFile file, HttpContext http, CancellationToken cancellation) =>
        {
            var (filter, scope) = (ReturnFilter.Of(http), ReturnScope.Of(http));
            return await file.Answer(Exported, Words.Spoken[scope.Word], format, filter != ReturnFilter.None, ReturnList.Heading(scope), list.Rows(filter, scope, cancellation), cancellation);
        });
        pages.MapGet("/below/export", async (string? campaign, string? obligation, string? format, ReturnQueries queries, PersonAtDoor door, ListFile file, HttpContext http, CancellationToken cancellation) =>
        {
            var filter = ReturnFilter.Of(http);
            return await queries.Matrix(door.Person, campaign ?? "", obligation ?? "", cancellation) is { } matrix
                ? await file.Answer(Exported, $"{Words.Spoken["returns.below"]}-{matrix.Title}", format, filter != ReturnFilter.None, BelowList.Heading(matrix, filter), BelowList.Rows(matrix, filter).ToAsyncEnumerable(), cancellation)
                : await ProblemPages.Answer(http, ReturnRefusals.NoSuchReturn);
        });
        pages.MapPost("/open", async (ReturnWork work, CancellationToken cancellation) => await work.Open(cancellation)).For([.. ReturnLifecycle.Fillers]).AddEndpointFilter<FormGuard>();
        pages.MapPost("/chase", async (ReturnWork work, CancellationToken cancellation) => await work.Chase(cancellation)).For([.. ReturnLifecycle.Receivers]).AddEndpointFilter<FormGuard>();
        pages.MapGet("/{id}", async (string id, ReturnDesk desk, CancellationToken cancellation) => await desk.One(id, null, null, null, cancellation));
        pages.MapGet("/{id}/figures/{key}", async (string id, string key, ReturnDesk desk, CancellationToken cancellation) => await desk.Figure(id, key, cancellation));
        pages.MapGet("/{id}/receipt", async (string id, ReturnDesk desk, CancellationToken cancellation) => await desk.Receipt(id, cancellation));
        pages.MapPost("/{id}/files", async (string id, ReturnWork work, CancellationToken cancellation) => await work.Attach(id, cancellation)).AddEndpointFilter<FormGuard>();
        pages.MapPost("/{id}/{step}", async (string id, string step, ReturnWork work, CancellationToken cancellation) => await work.Take(id, step, cancellation)).AddEndpointFilter<FormGuard>();
    }
}

/// <summary>Puts the pages of returns together for the person who is here.</summary>
public sealed class ReturnDesk(CaseDb db, ReturnQueries queries, ReturnList list, BelowList belowList, ReturnDetails details, TemplateShelf shelf, DutyBook duties, PersonAtDoor door, PageFrames frames, IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext!;

    public async Task<IResult> Index(Refusal? refusal, CancellationToken cancellation)
    {
        var person = door.Person;
        var lines = await list.View(ReturnFilter.Of(Http), ReturnScope.Of(Http), Http.Request.Query["after"].ToString() is { Length: > 0 } after ? after : null, cancellation);
        var below = new List<BelowLine>();
        if (person.IsAny(ReturnLifecycle.Receivers) && !lines.Scope.Units)
        {
            foreach (var (campaign, obligation) in await queries.Received(person, cancellation))
            {
                var sum = (await queries.Matrix(person, campaign.Row.Id, obligation.Id, cancellation))?.Sums.LastOrDefault(s => s.Expected > 0);
                below.Add(new(campaign.Row.Id, campaign.Row.Title, obligation.Id, obligation.Title, sum, sum is null ? null : ReturnHand.PeriodName(sum.Period)));
            }
        }

        var level = (await duties.Organisations(cancellation)).First(o => o.Id == person.OrganisationId).Level.ToString().ToLowerInvariant();
        var templates = (await shelf.All(cancellation)).Where(t => t.Template.ByHand?.Levels.Contains(level) == true).Select(t => new Option(t.Template.Key, t.Template.Title)).ToList();
        return await Show(new ReturnsView(lines, below, templates, person.IsAny(ReturnLifecycle.Fillers), refusal?.Sentence), refusal);
    }

    public async Task<IResult> One(string id, IReadOnlyDictionary<string, string>? typed, IReadOnlyDictionary<string, string>? faults, Refusal? refusal, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await queries.Find(door.Person, id, cancellation) is not { } row)
        {
            return await ProblemPages.Answer(Http, ReturnRefusals.NoSuchReturn);
        }

        var of = await details.Of(door.Person, row, cancellation);
        return await Show(
            new ReturnPageView(
                of, ReturnFields.Line(of.Summary), typed ?? new Dictionary<string, string>(), faults ?? new Dictionary<string, string>(),
                [.. of.History.Select(h => new TimelineEntry(h.At, h.What == "chased" ? EntryKind.Deadline : EntryKind.Person, $"{h.WhatName}（{h.State}）", h.By, h.Text))],
                [.. (of.Below?.Units ?? []).Select(ReturnFields.Line)], await Trend(of, cancellation), refusal?.Sentence),
            refusal ?? (faults is { Count: > 0 } ? new Refusal("form-wrong", "") : null));
    }

    public async Task<IResult> Below(string campaign, string obligation, string? done, Refusal? refusal, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Matrix(person, campaign, obligation, cancellation) is not { } matrix)
        {
            return await ProblemPages.Answer(Http, ReturnRefusals.NoSuchReturn);
        }

        var title = (await duties.Campaigns(person, cancellation)).First(c => c.Row.Id == campaign).Row.Title;
        var lines = await belowList.View(matrix, ReturnFilter.Of(Http), Http.Request.Query["after"], cancellation);
        return await Show(new ReturnsBelowView(matrix, title, lines, person.IsAny(ReturnLifecycle.Receivers), done, refusal?.Sentence), refusal);
    }

    public async Task<IResult> Figure(string id, string key, CancellationToken cancellation) =>
        await queries.Find(door.Person, id, cancellation) is { } row && await details.Behind(door.Person, row, key, cancellation) is { } drill
            ? await Show(new ReturnFigureView(id, ReturnHand.Name(row), drill), null) : await ProblemPages.Answer(Http, ReturnRefusals.NoSuchReturn);

    public async Task<IResult> Receipt(string id, CancellationToken cancellation) =>
        await queries.Find(door.Person, id, cancellation) is { Round: > 0 } row && await details.Of(door.Person, row, cancellation) is { Submissions: [var last, ..] } of
            ? await Show(new ReturnReceiptView(of, ReturnHand.Name(row), last), null) : await ProblemPages.Answer(Http, ReturnRefusals.NoSuchReturn);

    // The first figures of the first two headings, period after period; one period alone is no trend.
    private async Task<IReadOnlyList<(string Title, IReadOnlyList<BarView> Bars)>> Trend(ReturnDetail of, CancellationToken cancellation)
    {
        var points = of.Summary.Campaign.Length == 0 ? [] : await queries.Trend(door.Person, of.Summary.Campaign, of.Summary.Obligation, of.Summary.Unit, cancellation);
        return points.Count < 2 ? [] : [.. of.Sections.Take(2).SelectMany(s => s.Figures.Take(4)).Select(f => (f.Title, (IReadOnlyList<BarView>)[.. points.Select(p => new BarView(p.PeriodName, p.Totals.GetValueOrDefault(f.Key), f.Unit, Paths.ReturnFigure(p.Return, f.Key)))]))];
    }

    private async Task<IResult> Show(IPageView view, Refusal? refusal) => await frames.Staff(Http, StaffPage.Returns, view, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
}

/// <summary>Takes the posted forms of returns.</summary>
public sealed class ReturnWork(FillReturn fill, HandInReturn handIn, JudgeReturn judge, FileReturn files, ReturnQueries queries, TemplateShelf shelf, ReturnDesk desk, PersonAtDoor door, IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext!;

    public async Task<IResult> Open(CancellationToken cancellation)
    {
        var form = await Http.Request.ReadFormAsync(cancellation);
        var template = form.Text(ReturnFields.Template);
        var opened = await fill.Open(new ReturnOpening(form.Text(ReturnFields.Campaign), form.Text(ReturnFields.Obligation), form.Text(ReturnFields.Period), template.Length == 0 ? null : template), cancellation);
        return opened.Id is { } id ? Results.Redirect(Paths.Return(id)) : await desk.Index(opened.Refusal, cancellation);
    }

    public async Task<IResult> Chase(CancellationToken cancellation)
    {
        var form = await Http.Request.ReadFormAsync(cancellation);
        var (campaign, obligation) = (form.Text(ReturnFields.Campaign), form.Text(ReturnFields.Obligation));
        var told = await judge.Chase(new ReturnChase(campaign, obligation, form.Text(ReturnFields.Period), null, form.Text(ReturnFields.Text)), cancellation);
        return await desk.Below(campaign, obligation, told.Done ? Words.Spoken["returns.chased", string.Join('、', told.Value!)] : null, told.Refusal, cancellation);
    }

    public async Task<IResult> Attach(string id, CancellationToken cancellation)
    {
        var form = await Http.Request.ReadFormAsync(cancellation);
        return await Answer(id, await files.Add(id, Version(form), form.Files, cancellation), null, cancellation);
    }

    public async Task<IResult> Take(string id, string step, CancellationToken cancellation)
    {
        var form = await Http.Request.ReadFormAsync(cancellation);
        var (version, reason) = (Version(form), form.Text(ReturnFields.Reason));
        switch (step)
        {
            case "receive":
                return await Answer(id, await judge.Receive(id, new ReturnStep(version), cancellation), null, cancellation);
            case "send-back":
                return await Answer(id, await judge.SendBack(id, new ReturnStep(version, reason), cancellation), null, cancellation);
            case "save" or "count" or "submit":
                return await Fill(id, step, version, reason, form, cancellation);
            default:
                return await ProblemPages.Answer(Http, ReturnRefusals.NoSuchReturn);
        }
    }

    // Whatever the button, what was typed is saved first.
    private async Task<IResult> Fill(string id, string step, long version, string reason, IFormCollection form, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is not { } row)
        {
            return await ProblemPages.Answer(Http, ReturnRefusals.NoSuchReturn);
        }

        var reading = Read((await shelf.Of(row, cancellation)).Template, form, version);
        var saved = reading.Faults.Count > 0 ? new Handed(null, null, reading.Faults) : await fill.Save(id, reading.Change, cancellation);
        if (saved.Id is null || step == "save")
        {
            return await Answer(id, saved, form, cancellation);
        }

        var next = (await queries.Find(door.Person, id, cancellation))!.Version;
        var done = step == "count" ? await fill.Recount(id, next, cancellation) : await handIn.HandIn(id, new ReturnStep(next, reason), cancellation);
        return done.Id is not null && step == "submit" ? Results.Redirect(Paths.ReturnReceipt(id)) : await Answer(id, done, done.Id is null ? null : form, cancellation);
    }

    private async Task<IResult> Answer(string id, Handed handed, IFormCollection? typed, CancellationToken cancellation) => handed.Id is not null ? Results.Redirect(Paths.Return(id))
        : await desk.One(id, typed?.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal), handed.Faults, handed.Refusal, cancellation);

    private static (ReturnChange Change, Dictionary<string, string> Faults) Read(ReturnTemplate template, IFormCollection form, long version)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var figures = new Dictionary<string, FigureChange>(StringComparer.Ordinal);
        foreach (var figure in template.Figures.Where(f => form.ContainsKey(ReturnFields.Own(f.Key))))
        {
            var text = form.Text(ReturnFields.Own(figure.Key));
            if (text.Length > 0 && !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            {
                faults[$"$.figures.{figure.Key}"] = Texts.Of("returns.fault.not-number", figure.Title);
                continue;
            }

            figures[figure.Key] = new(text.Length == 0 ? null : decimal.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), form.Text(ReturnFields.Why(figure.Key)));
        }

        var texts = template.Texts.Where(t => form.ContainsKey(ReturnFields.Words(t.Key))).ToDictionary(t => t.Key, t => (string?)form.Text(ReturnFields.Words(t.Key)).ReplaceLineEndings("\n"), StringComparer.Ordinal);
        var tables = template.Tables.ToDictionary(t => t.Key, t => Lines(t, form), StringComparer.Ordinal);
        return (new ReturnChange(version, figures, texts, tables), faults);
    }

    // Lines in which nothing was typed are none.
    private static JsonArray Lines(ReturnTable table, IFormCollection form)
    {
        var lines = new JsonArray();
        for (var i = 0; form.ContainsKey(ReturnFields.Cell(table.Key, i, table.Columns[0].Key)); i++)
        {
            var line = new JsonObject(table.Columns.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)form.Text(ReturnFields.Cell(table.Key, i, c.Key)))));
            if (line.Any(c => c.Value!.ToString().Length > 0))
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static long Version(IFormCollection form) => long.TryParse(form[ReturnFields.Version], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}

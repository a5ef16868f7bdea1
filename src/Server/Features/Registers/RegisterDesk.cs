using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Registers;

/// <summary>Puts index, list, import and statistics pages together for the person who is here.</summary>
public sealed class RegisterDesk(CaseDb db, RegisterIndex index, RegisterQueries queries, EntryViews views, RegisterFiguresOf figures, JobSettings settings, Tasks.Columns columns, PersonAtDoor door)
{
    /// <summary>Keys of the two columns that every register has, beside those of its fields.</summary>
    public const string State = "@state";
    public const string Lamp = "@light";

    private static Dictionary<string, string> Documents => new(StringComparer.Ordinal)
    {
        ["000"] = "鲁卫医字〔2021〕11号", ["001"] = "国卫医函〔2021〕169号", ["002"] = Texts.Of("registers.document.002"), ["003"] = "交卫字〔2021〕67号", ["004"] = "潍二医〔2022〕13号",
    };

    public async Task<RegistersView> Index(CancellationToken cancellation) => new(
    [
        .. (await index.All(door.Person, cancellation)).GroupBy(r => r.Group).Select(g => new RegisterGroup(g.Key, [.. g.Select(r => new RegisterLine(r.Key, r.Title, r.Purpose, r.Entries, r.Open, r.Overdue, Light(r.Light), r.MayKeep))])),
    ]);

    public async Task<RegisterView?> List(HttpContext http, string key, Refusal? refusal, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Find(person, key, cancellation) is not { } register)
        {
            return null;
        }

        var (of, filter) = (register.Definition, LedgerFilter.Of(http));
        var page = await queries.Page(person, register, filter, cancellation);
        var items = await views.Items(register, page, cancellation);
        var mayKeep = await queries.MayKeep(person, of, cancellation) is null;
        var tooLong = (page.Count == Paging.Size || filter.After is not null || settings.LongList < Paging.Size) && await queries.Count(person, register, filter, settings.LongList + 1, cancellation) > settings.LongList;
        var marks = page.ToDictionary(r => r.Id, r => string.Create(CultureInfo.InvariantCulture, $"{r.Id}:{r.Version}"), StringComparer.Ordinal);
        return new RegisterView(
            key, of.Title, of.Purpose, of.Over is { } over ? MatterQueries.KindName(over.Matter) : null, mayKeep, [.. of.Columns.Select(of.FieldTitle)],
            [.. items.Select(i => new EntryLine(
                of.Over is { } matter ? Paths.Of(matter.Matter, i.Id) : Paths.Entry(key, i.Id), i.Number, i.Label, i.OrganisationName, i.On, i.StateName, Light(i.Light), [.. of.Columns.Select(c => i.Values[c]?.ToString() ?? "")], marks.GetValueOrDefault(i.Id, "")))],
            new LedgerQuery(filter.State ?? "", filter.Q ?? "", filter.Organisation ?? "", Day(filter.From), Day(filter.To), filter.Light ?? ""), [.. of.States.Select(s => new Option(s.Key, s.Title))],
            await Organisations(person, of, cancellation),
            new PagerView(page.Count, null, filter.After is null ? null : Addresses.Without(http, "after"), page.Count == Paging.Size ? Addresses.With(http, "after", page[^1].Id) : null),
            Actions(http, of, mayKeep, tooLong), await queries.IsKeeper(person, of, cancellation) ? [.. (await index.Parameters(person, of, cancellation)).Select(p => new ParameterLine(p.Key, p.Title, Plain(p.Value), p.Unit, Plain(p.Least), Plain(p.Most)))] : [],
            About(of), refusal?.Sentence)
        {
            Together = Together(http, of, filter, person),
            Chosen = await columns.OfRegister(key, http, [(State, Words.Spoken["matters.state"]), (Lamp, Words.Spoken["list.light"]), .. of.Columns.Select(c => (c, of.FieldTitle(c)))], cancellation),
        };
    }

    // One state at a time, so that each line that is marked can take the step.
    private static List<Option> Together(HttpContext http, RegisterDefinition of, LedgerFilter filter, Person person) => of.Over is not null || filter.State is not { } state ? []
        : [.. EntryMoves.Open(of, state, person).Where(m => m.Form is null).Select(m => new Option(Paths.MoveEntries(of.Key, m.Key) + http.Request.QueryString, m.Title))];

    public async Task<RegisterImportView?> Import(string key, ImportPreview? look, ImportResult? done, Refusal? refusal, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, key, cancellation) is not { } register)
        {
            return null;
        }

        var of = register.Definition;
        return new RegisterImportView(
            key, of.Title, [.. ImportColumns.Of(of).Select(c => c.Title)],
            look is null ? null : new ImportLook(look.Id, look.Name, look.Rows, look.Good, look.Known, look.Changed, look.Bad, Faults(look.Faults), look.Unknown),
            done is null ? null : new ImportDone(done.Rows, done.Added, done.Changed, done.Known, done.Bad, Faults(done.Faults)), refusal?.Sentence);
    }

    public async Task<RegisterStatisticsView?> Statistics(HttpContext http, string key, string? period, CancellationToken cancellation)
    {
        var filter = LedgerFilter.Of(http);
        if (await queries.Find(door.Person, key, cancellation) is not { } register || await figures.Of(door.Person, key, filter, cancellation) is not { } all)
        {
            return null;
        }

        var of = register.Definition;
        var whole = all.Where(f => f.Group is null).ToList();
        return new RegisterStatisticsView(
            key, of.Title, Day(filter.From), Day(filter.To), [.. whole.Where(f => f.Whole is not null).Select(Ring)],
            [.. whole.Where(f => f.Whole is null).Select(f => new Pair(f.Title, $"{Plain(f.Part)} {f.Unit}"))],
            [.. all.Where(f => f.Group is not null && (f.Part > 0 || f.Whole > 0)).GroupBy(f => f.Key).Select(g => new FigureTable(
                g.First().Title, g.First().Unit ?? "", g.First().Whole is not null,
                [.. g.OrderByDescending(f => f.Whole is null ? f.Part : f.Percent ?? 0).Take(20).Select(f => f.Whole is null ? new BarView(f.GroupName!, f.Part) : new BarView(f.GroupName!, f.Percent ?? 0, $"%（{Plain(f.Part)}/{Plain(f.Whole.Value)}）"))]))],
            of.Ranking is null ? null : await Ranking(of, key, period, cancellation));
    }

    internal static LightView Light(string code) => code switch
    {
        "red" => new LightView(LightState.Red, Text: Texts.Of("registers.light.red")),
        "yellow" => new LightView(LightState.Yellow, Text: Texts.Of("registers.light.yellow")),
        "green" => new LightView(LightState.Green, Text: Texts.Of("registers.light.green")),
        "grey" => new LightView(LightState.Paused, Text: Texts.Of("registers.light.paused")),
        _ => new LightView(LightState.None, Text: Texts.Of("registers.light.none")),
    };

    internal static string Plain(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day is { } on ? Show.Day(on) : "";

    private static List<FaultLine> Faults(IEnumerable<RowFault> faults) => [.. faults.OrderBy(f => f.Row).Select(f => new FaultLine(f.Row, f.Column, f.Value, f.Sentence))];

    private static RingView Ring(FigureItem of)
    {
        var light = of.Whole is 0 ? new LightView(LightState.None, Text: Words.Spoken["register.no-data"])
            : of.Target is not { } target ? new LightView(LightState.None, Text: Words.Spoken["register.no-target"])
            : of.Percent >= target ? new LightView(LightState.Done, Text: Words.Spoken["register.met", Plain(target)]) : new LightView(LightState.Yellow, Text: Words.Spoken["register.target", Plain(target)]);
        return new RingView(of.Title, (long)Math.Floor(of.Part), (long)Math.Ceiling(of.Whole!.Value), "", light);
    }

    private async Task<RankingView> Ranking(RegisterDefinition of, string key, string? period, CancellationToken cancellation)
    {
        var ranking = of.Ranking!;
        var periods = (await db.EntriesFor(door.Person).Where(e => e.Register == key).Select(e => e.On).Distinct().ToListAsync(cancellation)).Select(d => d.ToString("yyyy-MM", CultureInfo.InvariantCulture)).Distinct().OrderDescending(StringComparer.Ordinal).ToList();
        var chosen = periods.Contains(period ?? "") ? period! : periods.FirstOrDefault() ?? "";
        var lines = (await figures.Ranking(door.Person, key, chosen, cancellation)).Value ?? [];
        return new RankingView(
            chosen, [.. periods.Select(p => new Option(p, p))], of.FieldTitle(ranking.Of), string.Join(" · ", ranking.Within.Select(of.FieldTitle)), of.FieldTitle(ranking.Value), ranking.Alert, ranking.Least,
            [.. lines.Take(100).Select(l => new RankLine(Paths.Entry(key, l.Entry), l.Who, l.Peers, Plain(l.Value), l.Rank, l.Of, Plain(l.Mean), l.Z is { } z ? z > 99 ? ">99" : z.ToString("0.00", CultureInfo.InvariantCulture) : "—", l.Stands, l.StateName))]);
    }

    private static List<ActionView> Actions(HttpContext http, RegisterDefinition of, bool mayKeep, bool tooLong)
    {
        var query = http.Request.QueryString.Value is { Length: > 1 } asked ? "&" + asked[1..] : "";
        List<ActionView> actions = [];
        if (mayKeep)
        {
            actions.Add(ActionView.Open(Words.Spoken["entry.new"], Paths.NewEntry(of.Key), "plus", primary: true));
            actions.Add(ActionView.Open(Words.Spoken["register.import"], Paths.RegisterImport(of.Key), "upload"));
        }

        actions.Add(ActionView.Open(Words.Spoken["register.statistics"], Paths.RegisterStatistics(of.Key), "scale"));
        actions.Add(tooLong
            ? ActionView.Send(Words.Spoken["register.export-job"], Paths.Jobs, "download", fields: JobFields.Of(ExportRegisterJob.Name, of.Key, Addresses.Without(http, "after") is var there && there.Contains('?', StringComparison.Ordinal) ? there[there.IndexOf('?', StringComparison.Ordinal)..] : ""))
            : ActionView.Open(Words.Spoken["register.export-xlsx"], $"/api/registers/{of.Key}/export?format=xlsx{query}", "download"));
        actions.Add(ActionView.Open(Words.Spoken["register.export-csv"], $"/api/registers/{of.Key}/export?format=csv{query}", "download"));
        return actions;
    }

    private static List<Pair> About(RegisterDefinition of) =>
    [
        new(Words.Spoken["register.about.keepers"], $"{string.Join('、', of.Keepers.Levels.Select(RegisterRefusals.Level))}：{string.Join('、', of.Keepers.Roles.Select(r => Role.Names[r]))}"),
        new(Words.Spoken["register.about.sources"], string.Join('；', of.Sources.Select(s => $"{Documents[s.Seed]} {s.Paragraph}"))),
        new(Words.Spoken["register.about.retention"], Words.Spoken["register.about.years", of.Retention.Years, of.Retention.Basis]),
    ];

    private async Task<IReadOnlyList<Option>> Organisations(Person person, RegisterDefinition of, CancellationToken cancellation)
    {
        var visible = db.VisibleTo(person);
        var ids = of.Over is { } over
            ? visible.Where(c => c.Kind == over.Matter).Select(c => c.InstitutionId ?? c.OrganisationId)
            : db.RegisterBooks.Where(b => b.Register == of.Key && visible.Any(c => c.Id == b.Id) && db.RegisterEntries.Any(e => e.BookId == b.Id)).Select(b => b.OrganisationId);
        return await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.Path).Select(o => new Option(o.Id, o.Name)).ToListAsync(cancellation);
    }
}

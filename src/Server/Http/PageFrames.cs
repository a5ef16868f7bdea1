using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Domain.Returns;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Operations;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;
using Qingyi.Server.Web;

namespace Qingyi.Server.Http;

/// <summary>What stands round the pages: the site of the public, the workbench with what its menu counts, the pages without a menu.</summary>
public sealed class PageFrames(CaseDb db, PersonAtDoor door, IAntiforgery antiforgery, TimeProvider clock)
{
    /// <summary>Where 快速离开 leads: a page that everybody opens.</summary>
    /// <summary>Setting with the name of the authority that runs the public site.</summary>
    public const string AuthoritySetting = "authority";

    private const string Neutral = "https://www.gov.cn/";

    private static readonly string[] WithoutMenu = [Paths.SignIn, Paths.Password, Paths.Totp];

    /// <summary>Whether the address belongs to the staff's pages.</summary>
    public static bool OfStaff(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/workbench", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/account", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments(Paths.Studio, StringComparison.Ordinal) || http.Request.Path == Paths.SignOut;

    /// <summary>The language of the page: as its address says, on the staff's site else as the reader chose before; an official paper is Chinese.</summary>
    public static Words WordsOf(HttpContext http) =>
        OfStaff(http) && SpokenLanguage.IsPaper(http.Request) ? Words.Chinese
        : Words.For(http.Request.Query["lang"] is [{ } asked] ? asked : OfStaff(http) ? http.Request.Cookies[SpokenLanguage.Cookie] : null);

    public async Task<IResult> Public(HttpContext http, IPageView view, int status = StatusCodes.Status200OK)
    {
        var authority = await Authority(db, http.RequestAborted);
        return Page.Public(new PublicFrame(WordsOf(http), authority, null, await new Features.Home.PublicChannels(db).Hotline(authority, http.RequestAborted), Neutral, http.Request.Path, http.Request.Query["size"] == "large", http.Request.Query["contrast"] == "high"), view, status);
    }

    public async Task<IResult> Staff(HttpContext http, StaffPage current, IPageView view, int status = StatusCodes.Status200OK) =>
        Page.Staff(await Frame(http, current), view, status);

    /// <summary>A page of Elsa Studio, under the policy that its package needs.</summary>
    public async Task<IResult> Studio(HttpContext http, StudioView view)
    {
        http.Response.Headers.ContentSecurityPolicy = StudioPages.Policy;
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Page.Studio(await Frame(http, StaffPage.Studio), view);
    }

    public async Task<IResult> Plain(HttpContext http, IPageView view, int status = StatusCodes.Status200OK)
    {
        var authority = await Authority(db, http.RequestAborted);
        return Page.Plain(new PlainFrame(WordsOf(http), authority, Token(http), Moved, await Backups.Standstill.Holds(db, http.RequestAborted)), view, status);
    }

    /// <summary>Who runs the site: as set, else the organisation at the top.</summary>
    public static async Task<string> Authority(CaseDb db, CancellationToken cancellation) =>
        (await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == AuthoritySetting, cancellation))?.Value
        ?? await db.Organisations.AsNoTracking().Where(o => o.ParentId == null).Select(o => o.Name).FirstAsync(cancellation);

    /// <summary>The body alone, where htmx asked for it.</summary>
    public IResult Part(HttpContext http, IPageView view, int status = StatusCodes.Status200OK) => Page.Part(WordsOf(http), Token(http), view, status);

    /// <summary>The frame of whoever is here, for a page that may come anywhere.</summary>
    public async Task<IResult> Around(HttpContext http, IPageView view, int status)
    {
        if (IsPart(http))
        {
            return Part(http, view, status);
        }

        return door.Found is not null && !WithoutMenu.Contains(http.Request.Path.Value)
            ? await Staff(http, StaffPage.Workbench, view, status)
            : OfStaff(http) ? await Plain(http, view, status) : await Public(http, view, status);
    }

    /// <summary>Whether htmx wants a part and not the page.</summary>
    public static bool IsPart(HttpContext http) => http.Request.Headers.ContainsKey("HX-Request") && !http.Request.Headers.ContainsKey("HX-History-Restore-Request");

    private DateTimeOffset? Moved => clock is Hosting.MovedClock { Offset.Ticks: not 0 } ? clock.GetUtcNow() : null;

    private async Task<StaffFrame> Frame(HttpContext http, StaffPage current)
    {
        var person = door.Person;
        var now = clock.GetUtcNow();
        var authority = await db.Organisations.AsNoTracking().Where(o => o.Id == person.OrganisationId).Select(o => o.Name).FirstAsync(http.RequestAborted);
        var open = await db.TasksFor(person).CountAsync(http.RequestAborted);
        var unread = person.Seats.Any(s => s.IsAny(Role.OfCases)) ? await db.EscalationsFor(person).CountAsync(e => e.RepliedAt == null && e.Rung > 0 && e.Recipient != "handler", http.RequestAborted) : 0;
        var held = person.Is(Role.Supervisor) ? await db.Incidents.CountAsync(i => i.ResolvedAt == null && db.VisibleTo(person).Any(c => c.Id == i.CaseId), http.RequestAborted) : 0;
        var overdue = await db.Deadlines.CountAsync(d => d.State == "running" && d.DueAt <= now && db.VisibleTo(person).Any(c => c.Id == d.CaseId), http.RequestAborted);
        var roles = string.Join('、', Role.Names.Where(r => person.Is(r.Key)).Select(r => r.Value));
        return new StaffFrame(
            WordsOf(http), authority, $"{person.Name} · {roles}", current, Menu(person),
            new Dictionary<StaffPage, int> { [StaffPage.Inbox] = open, [StaffPage.Supervise] = unread, [StaffPage.Incidents] = held, [StaffPage.Returns] = await Returns(person, http.RequestAborted) }, overdue, Token(http), Moved, await Backups.Standstill.Holds(db, http.RequestAborted))
        {
            Unread = await Features.Bell.MessageDesk.Unread(db, person, http.RequestAborted),
            ActingFor = [.. person.Lent.Select(s => s.For).OfType<Represented>()],
        };
    }

    // What lies with the own unit and was chased or sent back, and what came in and waits for an answer.
    private async Task<int> Returns(Person person, CancellationToken cancellation) =>
        (person.IsAny(ReturnLifecycle.Fillers) ? await db.ReturnsFor(person).CountAsync(r => r.UnitId == person.OrganisationId && (r.State == ReturnState.SentBack || ((r.State == ReturnState.Open || r.State == ReturnState.Filling) && db.ReturnEvents.Any(e => e.ReturnId == r.Id && e.What == "chased"))), cancellation) : 0)
        + (person.IsAny(ReturnLifecycle.Receivers) ? await db.ReturnsFor(person).CountAsync(r => r.UpperId == person.OrganisationId && r.State == ReturnState.Submitted, cancellation) : 0);

    private static List<StaffPage> Menu(Person person)
    {
        // What a substitute may open because of a lent post shows in the menu, too.
        var ofCases = person.Seats.Any(s => s.IsAny(Role.OfCases));
        var own = person.IsAny(Role.OfCases);
        (StaffPage Page, bool Shown)[] pages =
        [
            (StaffPage.Workbench, true), (StaffPage.Inbox, true), (StaffPage.Intake, person.Is(Role.Intake)), (StaffPage.Cases, ofCases), (StaffPage.Matters, ofCases || person.Is(Role.Hospital)), (StaffPage.Transfers, ofCases), (StaffPage.Registers, own || person.Is(Role.Hospital)), (StaffPage.Returns, own || person.Is(Role.Hospital)), (StaffPage.Inspections, own), (StaffPage.Jobs, ofCases || person.IsAny(Role.Hospital, Role.Auditor)), (StaffPage.Absences, person.IsAny(Role.Lendable)),
            (StaffPage.Supervise, ofCases), (StaffPage.DueCalendar, ofCases || person.Is(Role.Hospital)), (StaffPage.Incidents, person.Is(Role.Supervisor)), (StaffPage.Campaigns, true), (StaffPage.Notices, person.IsAny(Role.Publisher, Role.SectionHead, Role.Leader, Role.PrincipalLeader)),
            (StaffPage.Rules, person.IsAny(ScheduleDesk.Readers)), (StaffPage.WhatIf, person.IsAny(WhatIfPages.Readers)), (StaffPage.Calendars, person.IsAny(CalendarPages.Readers)), (StaffPage.Studio, person.IsAny(StudioEndpoints.Readers)), (StaffPage.Operations, person.IsAny(OperationsEndpoints.Readers)),
            (StaffPage.Organisations, person.IsAny(Separation.Three)), (StaffPage.Accounts, person.IsAny(Separation.Three)), (StaffPage.Roles, person.IsAny(Separation.Three)), (StaffPage.Audit, person.Is(Role.Auditor)), (StaffPage.Dictionaries, true), (StaffPage.Templates, person.IsAny([.. Separation.Three, Role.Supervisor])),
            (StaffPage.Satisfaction, person.IsAny(Features.Satisfaction.SurveyResults.Readers)), (StaffPage.Articles, person.Is(Role.Publisher)),
        ];
        return [.. pages.Where(p => p.Shown).Select(p => p.Page)];
    }

    private FormToken Token(HttpContext http)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new FormToken(tokens.FormFieldName, tokens.HeaderName!, tokens.RequestToken!);
    }
}

using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;

namespace Qingyi.Tests.Web.Gallery;

enum Site
{
    Public,
    Staff,
    Plain,
}

/// <summary>A page with invented data.</summary>
sealed record Sample(string Name, Site Site, IPageView View, string Path = "/", StaffPage Current = StaffPage.Workbench);

static class Samples
{
    public static IReadOnlyList<Sample> All { get; } =
    [
        new("home", Site.Public, PublicSamples.Home, Paths.Home),
        new("tip", Site.Public, PublicSamples.Tip, Paths.Tip),
        new("tip-errors", Site.Public, PublicSamples.TipWithErrors, Paths.Tip),
        new("receipt", Site.Public, PublicSamples.Receipt, Paths.Tip),
        new("follow-up-form", Site.Public, PublicSamples.FollowUpForm, Paths.FollowUp),
        new("follow-up", Site.Public, PublicSamples.FollowUp, Paths.FollowUp),
        new("proof", Site.Public, PublicSamples.Proof, Paths.FollowUpProof),
        new("proof-check", Site.Public, PublicSamples.ProofCheck, Paths.Proof),
        new("proof-changed", Site.Public, PublicSamples.ProofChanged, Paths.Proof),
        new("notices", Site.Public, PublicSamples.Notices, Paths.Notices),
        new("notice", Site.Public, PublicSamples.Notice, Paths.Notices),
        new("notice-withdrawn", Site.Public, PublicSamples.Withdrawn, Paths.Notices),
        new("problem-public", Site.Public, new Server.Web.Pages.ProblemView(404), "/nowhere"),
        new("sign-in", Site.Plain, AccountSamples.SignIn),
        new("password", Site.Plain, AccountSamples.Password),
        new("totp", Site.Plain, AccountSamples.Totp),
        new("workbench", Site.Staff, WorkSamples.Workbench),
        new("inbox", Site.Staff, WorkSamples.Inbox, Current: StaffPage.Inbox),
        new("inbox-empty", Site.Staff, WorkSamples.EmptyInbox, Current: StaffPage.Inbox),
        new("intake", Site.Staff, WorkSamples.Intake, Current: StaffPage.Intake),
        new("cases", Site.Staff, CaseSamples.Cases, Current: StaffPage.Cases),
        new("case", Site.Staff, CaseSamples.Overview, Current: StaffPage.Cases),
        new("case-evidence", Site.Staff, CaseSamples.Evidence, Current: StaffPage.Cases),
        new("case-documents", Site.Staff, CaseSamples.Documents, Current: StaffPage.Cases),
        new("case-deadlines", Site.Staff, CaseSamples.Deadlines, Current: StaffPage.Cases),
        new("case-grading", Site.Staff, CaseSamples.GradingTab, Current: StaffPage.Cases),
        new("case-correspondence", Site.Staff, CaseSamples.Correspondence, Current: StaffPage.Cases),
        new("case-audit", Site.Staff, CaseSamples.Audit, Current: StaffPage.Cases),
        new("case-wide", Site.Staff, CaseSamples.WidePicture, Current: StaffPage.Cases),
        new("grading", Site.Staff, GradingSamples.Grading, Current: StaffPage.Cases),
        new("grading-low", Site.Staff, GradingSamples.Low, Current: StaffPage.Cases),
        new("grading-high", Site.Staff, GradingSamples.High, Current: StaffPage.Cases),
        new("deadline", Site.Staff, DeadlineSamples.Deadline, Current: StaffPage.Cases),
        new("supervise", Site.Staff, LeaderSamples.Supervise, Current: StaffPage.Supervise),
        new("campaign", Site.Staff, LeaderSamples.Campaign, Current: StaffPage.Campaigns),
        new("notice-desk", Site.Staff, LeaderSamples.NoticeDesk, Current: StaffPage.Notices),
        new("problem-refused", Site.Staff, new Server.Web.Pages.ProblemView(422, new Qingyi.Domain.Phrase("处罚决定尚未送达，不能公示。请先完成送达并登记送达回证。"), Back: Paths.Inbox), Current: StaffPage.Inbox),
        new("problem-fault", Site.Staff, new Server.Web.Pages.ProblemView(500, Trace: "4f1c09ae77d2"), Current: StaffPage.Inbox),
    ];
}

static class Frames
{
    public static FormToken Token { get; } = new("__RequestVerificationToken", "RequestVerificationToken", "invented-token");

    public static PublicFrame Public(string path, Words? words = null) =>
        new(words ?? Words.Chinese, "示例市卫生健康委员会", "示例市医疗机构廉洁从业专项行动", "0000-1234 5678（工作日 8:30—17:30）", "https://weather.example/", path);

    public static StaffFrame Staff(StaffPage current, Words? words = null) => new(
        words ?? Words.Chinese, "示例市卫生健康委员会", "赵某 · 法制科", current, Enum.GetValues<StaffPage>(),
        new Dictionary<StaffPage, int> { [StaffPage.Inbox] = 12, [StaffPage.Notices] = 2 }, Overdue: 3, Token,
        current == StaffPage.Campaigns ? new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero) : null);

    public static PlainFrame Plain(Words? words = null) => new(words ?? Words.Chinese, "示例市卫生健康委员会", Token);
}

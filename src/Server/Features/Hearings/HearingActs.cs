using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Hearings;

/// <summary>听证通知: the host, who did not investigate, sets the day at least seven working days ahead.</summary>
public sealed class ArrangeHearing : Act
{
    public override string Id => "arrange-hearing";
    public override string Name => Texts.Of("hearings.arrange-hearing.name");
    public override CaseStage Stage => CaseStage.Hearing;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("arranged", Texts.Of("hearings.arrange-hearing.arranged")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.ArrangeHearing];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Day("notifiedOn", Texts.Of("hearings.arrange-hearing.notified-on")).Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Day("heldOn", Texts.Of("hearings.arrange-hearing.held-on")).Required(),
        Forms.Yes("agreedEarlier", Texts.Of("hearings.arrange-hearing.agreed-earlier")).Hint(Texts.Of("hearings.arrange-hearing.agreed-earlier-hint")),
        Forms.Text("place", Texts.Of("hearings.arrange-hearing.place")));

    public override Refusal? Apply(Doing doing)
    {
        var notified = doing.Day("notifiedOn")!.Value;
        return doing.Case.ArrangeHearing(notified, doing.Day("heldOn")!.Value, doing.Transition.Calendar.EarliestHearing(notified), doing.Flag("agreedEarlier"), doing.By, doing.Now);
    }
}

/// <summary>听证: held, or waived by staying away; the record is signed.</summary>
public sealed class HoldHearing : Act
{
    public override string Id => "hold-hearing";
    public override string Name => Texts.Of("hearings.hold-hearing.name");
    public override CaseStage Stage => CaseStage.Hearing;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("held", Texts.Of("hearings.hold-hearing.held")), ("waived", Texts.Of("hearings.hold-hearing.waived")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.HoldHearing];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("record", Texts.Of("hearings.hold-hearing.record")).Required());

    public override Refusal? Apply(Doing doing) => doing.Case.HoldHearing(doing.Outcome, doing.Sealed("record"), doing.By, doing.Now);
}

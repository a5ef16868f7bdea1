using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Matters;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Surrender;

/// <summary>上缴登记: what was taken, when it was received and handed in, before two witnesses. Whether that was in time is counted, not asked.</summary>
public sealed class RegisterSurrender : RecordForm
{
    /// <summary>The register that is the ledger of these matters, and holds the hospital's own hours.</summary>
    private const string Ledger = "surrenders";

    private static readonly string[] Persons = ["staff", "witness1", "witness2"];

    public override string Id => "register-surrender";
    public override string Name => Texts.Of("surrender.register-surrender.name");
    public override string Role => Domain.People.Role.Hospital;
    public override bool TakesOutcomes => false;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("registered", Texts.Of("surrender.register-surrender.registered")));

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("item", Texts.Of("surrender.register-surrender.item"), ("cash", Texts.Of("surrender.register-surrender.item-cash")), ("card", Texts.Of("surrender.register-surrender.item-card")), ("securities", Texts.Of("surrender.register-surrender.item-securities")), ("goods", Texts.Of("surrender.register-surrender.item-goods")), ("feast", Texts.Of("surrender.register-surrender.item-feast"))).Required(),
        Forms.Money("amount", Texts.Of("surrender.register-surrender.amount")).Required(),
        Forms.Choice("reason", Texts.Of("surrender.register-surrender.reason"), ("unaware", Texts.Of("surrender.register-surrender.reason-unaware")), ("unavoidable", Texts.Of("surrender.register-surrender.reason-unavoidable"))).Required(),
        Forms.Choice("giver", Texts.Of("surrender.register-surrender.giver"), ("patient", Texts.Of("surrender.register-surrender.giver-patient")), ("company", Texts.Of("surrender.register-surrender.giver-company")), ("other", Texts.Of("surrender.register-surrender.giver-other"))).Required(),
        Forms.Text("giverName", Texts.Of("surrender.register-surrender.giver-name")).Sealed(),
        Forms.Text("staff", Texts.Of("surrender.register-surrender.staff")).Sealed().Required(),
        Forms.Moment("receivedAt", Texts.Of("surrender.register-surrender.received-at")).Required(),
        Forms.Moment("handedAt", Texts.Of("surrender.register-surrender.handed-at")).Required(),
        Forms.Text("witness1", Texts.Of("surrender.register-surrender.witness1")).Sealed().Required(),
        Forms.Text("witness2", Texts.Of("surrender.register-surrender.witness2")).Sealed().Required(),
        Forms.Long("lateReason", Texts.Of("surrender.register-surrender.late-reason")).Hint(Texts.Of("surrender.register-surrender.late-reason-hint")));

    protected override Refusal? Lawful(Doing doing)
    {
        var (received, handed) = (doing.Moment("receivedAt")!.Value, doing.Moment("handedAt")!.Value);
        if (handed < received)
        {
            return MatterRefusals.HandedInBeforeReceived;
        }

        if (handed > doing.Now)
        {
            return MatterRefusals.NotYetCome;
        }

        string[] names = [.. Persons.Select(f => doing.Text(f)!.Trim())];
        return names.Distinct(StringComparer.Ordinal).Count() < names.Length ? MatterRefusals.SameWitness
            : IsLate(doing) && string.IsNullOrWhiteSpace(doing.Text("lateReason")) ? TaskRefusals.ReasonMissing
            : null;
    }

    protected override JsonObject Counted(Doing doing) => new() { ["late"] = IsLate(doing) };

    private static bool IsLate(Doing doing)
    {
        var received = doing.Moment("receivedAt")!.Value;
        var calendar = doing.Transition.Calendar;
        var limit = calendar.Limits.Get("hand-in", LegalDay.Of(received));

        // 各地规定不一: the hospital sets its own hours in its register.
        var hours = doing.Transition.Db.RegisterParameters.Find(Ledger, doing.Case.OrganisationId, "hours")?.Value;
        limit = hours is null ? limit : limit with { Amount = int.Parse(hours, CultureInfo.InvariantCulture) };
        return HandIn.IsLate(received, doing.Moment("handedAt")!.Value, limit, calendar.Days);
    }
}

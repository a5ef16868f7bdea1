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
    public override string Name => "上缴登记";
    public override string Role => Domain.People.Role.Hospital;
    public override bool TakesOutcomes => false;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("registered", "登记"));

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("item", "财物种类", ("cash", "现金"), ("card", "购物卡、会员卡等"), ("securities", "有价证券、股权"), ("goods", "礼品、实物"), ("feast", "宴请、旅游、健身、娱乐等安排")).Required(),
        Forms.Money("amount", "金额或者估价").Required(),
        Forms.Choice("reason", "收下的原因", ("unaware", "当时不知情"), ("unavoidable", "当时难以谢绝")).Required(),
        Forms.Choice("giver", "送出人", ("patient", "患者或者家属"), ("company", "企业及其人员"), ("other", "其他")).Required(),
        Forms.Text("giverName", "送出人姓名或者单位").Sealed(),
        Forms.Text("staff", "上缴人").Sealed().Required(),
        Forms.Moment("receivedAt", "收到时间").Required(),
        Forms.Moment("handedAt", "上缴时间").Required(),
        Forms.Text("witness1", "见证人一").Sealed().Required(),
        Forms.Text("witness2", "见证人二").Sealed().Required(),
        Forms.Long("lateReason", "逾期的理由").Hint("收到后超过规定小时数才上缴的必填。"));

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

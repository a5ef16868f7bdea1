using Qingyi.Domain.People;

namespace Qingyi.Domain.Returns;

/// <summary>What does not happen to a return, with the sentence that says what to do instead.</summary>
public static class ReturnRefusals
{
    internal const string MergedCode = "return-merged";

    public static Refusal NoSuchReturn { get; } = Refusals.Of("no-such-return.return-itself");
    public static Refusal NoSuchDuty { get; } = Refusals.Of("no-such-return.duty-of-this-unit");
    public static Refusal Changed { get; } = Refusals.Of("return-changed");
    public static Refusal NotFiller { get; } = Refusals.Of("not-permitted.return-by-fillers", Names(ReturnLifecycle.Fillers));
    public static Refusal NotReceiver { get; } = Refusals.Of("return-not-yours", Names(ReturnLifecycle.Receivers));
    public static Refusal NotCounted { get; } = Refusals.Of("return-not-counted");
    public static Refusal MergeStale { get; } = Refusals.Of("return-merge-stale");
    public static Refusal NoReason { get; } = Refusals.Of("invalid-data.return-sent-back-why");
    public static Refusal NobodyToChase { get; } = Refusals.Of("return-nobody-missing");
    public static Refusal NoTemplate { get; } = Refusals.Of("no-such-return.template-not-used");

    public static Refusal Missing(IReadOnlyCollection<string> units) =>
        Refusals.Of("return-units-missing", units.Count, string.Join('、', units.Take(5)), units.Count > 5 ? Texts.Later("returns.missing.more") : null);

    public static Refusal NotNow(ReturnTrigger trigger, string state) => (trigger, state) switch
    {
        (ReturnTrigger.Submit, ReturnState.Submitted or ReturnState.Received) => Refusals.Of("return-state.submitted-twice"),
        (ReturnTrigger.Fill, ReturnState.Submitted or ReturnState.Received) => Refusals.Of("return-state.submitted"),
        (ReturnTrigger.Receive, ReturnState.Received) => Refusals.Of("return-state.received"),
        (ReturnTrigger.Receive or ReturnTrigger.SendBack, _) => Refusals.Of("return-state.not-in", ReturnState.Names[state]),
        _ => Refusals.Of("return-state.fill-first", ReturnState.Names[state]),
    };

    internal static Refusal ByCode(string code, string? mergedInto) => code == MergedCode
        ? Refusals.Of(MergedCode, mergedInto)
        : code == NotFiller.Code ? NotFiller : NotReceiver;

    private static string Names(IEnumerable<string> roles) => string.Join('、', roles.Select(r => Role.Names[r]));
}

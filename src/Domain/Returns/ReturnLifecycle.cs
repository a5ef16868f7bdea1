using Qingyi.Domain.People;
using Stateless;

namespace Qingyi.Domain.Returns;

/// <summary>States of a return; the code is stored, the name is shown.</summary>
public static class ReturnState
{
    public const string Open = "open";
    public const string Filling = "filling";
    public const string Submitted = "submitted";
    public const string SentBack = "sent-back";
    public const string Received = "received";

    public static IReadOnlyDictionary<string, string> Names => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Open] = Texts.Of("returns.state.open"), [Filling] = Texts.Of("returns.state.filling"), [Submitted] = Texts.Of("returns.state.submitted"),
        [SentBack] = Texts.Of("returns.state.sent-back"), [Received] = Texts.Of("returns.state.received"),
    };

    /// <summary>It lies with the upper level.</summary>
    public static bool IsIn(string state) => state is Submitted or Received;
}

/// <summary>What moves a return.</summary>
public enum ReturnTrigger
{
    Fill,
    Submit,
    Receive,
    SendBack,
}

/// <summary>What a step on a return is judged by.</summary>
/// <param name="UnitId">Whose return it is.</param>
/// <param name="ReceiverId">Who receives it: the upper organisation, or the unit itself where there is none here.</param>
/// <param name="MergedInto">Title of the upper return that holds it and has been handed in, or null.</param>
public sealed record ReturnStanding(string State, string UnitId, string ReceiverId, string? MergedInto = null);

/// <summary>未开始 → 填报中 → 已报送 → 已接收, or 已退回 and again. A return that was handed in is changed only after it was sent back.</summary>
public sealed class ReturnLifecycle
{
    /// <summary>Who fills in and hands in for a unit.</summary>
    public static IReadOnlyList<string> Fillers { get; } = [Role.Hospital, Role.Handler, Role.SectionHead, Role.Supervisor];

    /// <summary>Who receives, sends back and chases for the upper level.</summary>
    public static IReadOnlyList<string> Receivers { get; } = [Role.SectionHead, Role.Supervisor, Role.Leader, Role.PrincipalLeader];

    /// <summary>What the level above this installation decided is recorded by the unit's own leaders.</summary>
    public static IReadOnlyList<string> Leaders { get; } = [Role.Leader, Role.PrincipalLeader];

    private readonly StateMachine<string, ReturnTrigger> _machine;

    public ReturnLifecycle(ReturnStanding of, Person by)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(by);
        _machine = new(of.State);
        var filler = When(() => by.OrganisationId == of.UnitId && by.IsAny(Fillers), ReturnRefusals.NotFiller.Code);
        var receiver = When(() => by.OrganisationId == of.ReceiverId && by.IsAny(of.ReceiverId == of.UnitId ? Leaders : Receivers), ReturnRefusals.NotReceiver.Code);
        var free = When(() => of.MergedInto is null, ReturnRefusals.MergedCode);
        _machine.Configure(ReturnState.Open).PermitIf(ReturnTrigger.Fill, ReturnState.Filling, filler);
        _machine.Configure(ReturnState.Filling).PermitReentryIf(ReturnTrigger.Fill, filler).PermitIf(ReturnTrigger.Submit, ReturnState.Submitted, filler);
        _machine.Configure(ReturnState.SentBack).PermitReentryIf(ReturnTrigger.Fill, filler).PermitIf(ReturnTrigger.Submit, ReturnState.Submitted, filler);
        _machine.Configure(ReturnState.Submitted).PermitIf(ReturnTrigger.Receive, ReturnState.Received, receiver).PermitIf(ReturnTrigger.SendBack, ReturnState.SentBack, receiver);
        _machine.Configure(ReturnState.Received).PermitIf(ReturnTrigger.SendBack, ReturnState.SentBack, receiver, free);
    }

    public string State => _machine.State;

    /// <summary>Why the step may not be taken; null when it may.</summary>
    public Refusal? Refuse(ReturnTrigger trigger, string? mergedInto = null) => _machine.CanFire(trigger, out var unmet) ? null
        : unmet.Count > 0 ? ReturnRefusals.ByCode(unmet.First(), mergedInto) : ReturnRefusals.NotNow(trigger, State);

    /// <summary>Moves on, or says why not and stays.</summary>
    public Refusal? Fire(ReturnTrigger trigger, string? mergedInto = null)
    {
        var refusal = Refuse(trigger, mergedInto);
        if (refusal is null)
        {
            _machine.Fire(trigger);
        }

        return refusal;
    }

    private static Tuple<Func<bool>, string> When(Func<bool> guard, string code) => new(guard, code);
}

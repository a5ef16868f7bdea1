using Qingyi.Domain;
using Qingyi.Domain.People;

namespace Qingyi.Server.Features.Procedures;

/// <summary>Why a procedure cannot be started.</summary>
public static class ProcedureRefusals
{
    public static Refusal NoSuchProcedure(string? id) => Refusals.Of("no-such-procedure", id);
    public static Refusal Running(string name) => Refusals.Of("procedure-running", name);
    public static Refusal NotPublished(string name) => Refusals.Of("procedure-not-published", name);

    public static Refusal ByOthers(IEnumerable<string> roles) =>
        Refusals.Of("not-permitted.procedure-start-by-others", string.Join('、', roles.Select(r => r == Role.Handler ? Texts.Of("procedures.case-handler") : Role.Names[r])));
}

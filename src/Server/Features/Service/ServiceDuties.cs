using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases.Service;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Service;

/// <summary>送达任务: opened by a step of a drawing, done by the act that records the service.</summary>
public static class ServiceDuties
{
    public static readonly Codes Methods = new("service.method", "in-person", "left", "post", "electronic", "public-notice");

    public static readonly Codes Documents = new("service.document", "prior-notice", "decision", "correction");

    /// <summary>Opens the duty with its deadline; refused where the lifecycle would not let the document be served now.</summary>
    public static Refusal? Open(Transition t, string document, string method, string limit)
    {
        if (t.Case.RefuseService(document, t.Now) is { } refusal)
        {
            return refusal;
        }

        var deadline = DeadlineRows.Open(t, limit, null, Texts.Of("service.duty.serve", Documents.First(d => d.Code == document).Name));
        t.Case.OpenService(new ServiceDuty(document, method, deadline.Id, deadline.DueOn, t.Now));
        t.Audit("service-opened", new JsonObject { ["document"] = document, ["method"] = method, ["deadline"] = deadline.Id });
        return null;
    }

    public static void Done(Transition t, string document, DateOnly on)
    {
        foreach (var deadline in t.Case.ServiceDone(document, on))
        {
            DeadlineRows.Meet(t, deadline);
        }
    }
}

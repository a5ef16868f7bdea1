using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Documents;

/// <summary>An address of cases answers for cases alone, and one of matters for matters: the id of the other is one that does not exist.</summary>
public sealed class FileKind(bool matter) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        var (db, id) = (http.RequestServices.GetRequiredService<CaseDb>(), http.GetRouteValue("id")?.ToString());
        var kind = await db.Cases.AsNoTracking().Where(c => c.Id == id).Select(c => c.Kind).FirstOrDefaultAsync(http.RequestAborted);
        return kind is not null && (matter ? MatterKind.Find(kind) is not null : kind == Case.OfCase)
            ? await next(context)
            : await ProblemPages.Answer(http, matter ? MatterRefusals.NoSuchMatter : CaseQueries.NoSuchCase);
    }
}

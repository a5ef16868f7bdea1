using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Web;

namespace Qingyi.Server.Http;

/// <summary>Who may call an endpoint at all. Which rows they then see is <see cref="Visibility"/>'s business, per query.</summary>
/// <param name="Roles">Empty: anybody who is signed in.</param>
/// <param name="Public">No account is asked.</param>
/// <param name="Partner">A registered partner's signature takes the place of an account.</param>
/// <param name="Lent">A role that a substitute holds for an absent person counts, too: the endpoint finds out in whose seat its act is done.</param>
public sealed record Access(IReadOnlyList<string> Roles, bool Public = false, bool Partner = false, bool Lent = false);

/// <summary>Marks endpoints with their access; an endpoint without a mark does not start.</summary>
public static class AccessMarks
{
    public static T OpenToAll<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Access([], Public: true));

    public static T OpenToPartners<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Access([], Partner: true));

    /// <summary>Stops the start when an endpoint was mapped without saying who may call it.</summary>
    public static void DemandAccessMarks(this IEndpointRouteBuilder app)
    {
        var open = app.DataSources.SelectMany(s => s.Endpoints).Where(e => e.Metadata.GetMetadata<Access>() is null).Select(e => e.DisplayName).ToList();
        if (open.Count > 0)
        {
            throw new InvalidOperationException("Endpoints without an access mark: " + string.Join(", ", open));
        }
    }

    /// <summary>As <see cref="For"/>, for substitutes also.</summary>
    public static T ForSeats<T>(this T endpoint, params string[] roles) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Access(roles, Lent: true));

    /// <summary>Signed in, in one of the roles; no role named: any account.</summary>
    public static T For<T>(this T endpoint, params string[] roles) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Access(roles));
}

/// <summary>Finds out who calls, and turns away who may not: accounts and roles are read from the database on every request.</summary>
public sealed class AccessGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, PersonAtDoor door)
    {
        var access = http.GetEndpoint()?.Metadata.GetMetadata<Access>();

        // Every endpoint of ours has a mark (Demand); one without is the router's own answer to a wrong method or form.
        if (access is null or { Public: true } or { Partner: true })
        {
            await next(http);
            return;
        }

        var entry = await door.Enter(http);
        if (entry.Refusal is { } refusal)
        {
            await Turn(http, refusal);
            return;
        }

        if (access.Roles.Count > 0 && !(access.Lent ? entry.Value!.Seats.Any(s => s.IsAny(access.Roles)) : entry.Value!.IsAny(access.Roles)))
        {
            await Turn(http, NotPermitted(access.Roles));
            return;
        }

        await next(http);
    }

    public static Refusal NotPermitted(IEnumerable<string> roles) =>
        Refusals.Of("not-permitted.role-needed", string.Join('、', roles.Select(r => Role.Names[r])));

    private static async Task Turn(HttpContext http, Refusal refusal)
    {
        var visit = ProblemPages.Wanted(http) && HttpMethods.IsGet(http.Request.Method) && !PageFrames.IsPart(http);
        if (visit && refusal.Code is "not-signed-in")
        {
            http.Response.Redirect($"{Paths.SignIn}?back={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            return;
        }

        if (visit && refusal.Code is "password-change-required")
        {
            http.Response.Redirect(Paths.Password);
            return;
        }

        var answer = await ProblemPages.Answer(http, refusal);
        await answer.ExecuteAsync(http);
    }
}

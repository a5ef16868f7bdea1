using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;

namespace Qingyi.Server.Features.Admin;

/// <summary>An organisation to be added below another.</summary>
/// <param name="Id">Kebab-case id, never changed.</param>
/// <param name="Level"><c>city</c>, <c>county</c> or <c>hospital</c>; the province stands at the top already.</param>
public sealed record NewOrganisation(string Id, string Name, string Level, string Parent, string? AreaCode = null, string? ShortName = null);

/// <param name="ShortName">Stands in numbers of documents and cases that come from now on.</param>
public sealed record OrganisationNames(string Name, string? ShortName = null);

/// <param name="Parent">Id of the organisation that it shall stand under.</param>
public sealed record OrganisationPlace(string Parent);

/// <summary>An account to be made.</summary>
/// <param name="Roles">Only while nobody is security administrator; from then on roles are granted by her.</param>
/// <param name="Mail">Address at work that escalations also go to.</param>
public sealed record NewAccount(string User, string Name, string Organisation, IReadOnlyList<string>? Roles = null, string? Mail = null);

/// <summary>The address at work that escalations also go to; null or empty: none.</summary>
public sealed record MailOfAccount(string? Mail);

/// <summary>All roles that the account holds from now on.</summary>
/// <param name="Seen">The account's stamp as it was read; a stale one answers 409. Null: whatever it holds now.</param>
public sealed record RolesOfAccount(IReadOnlyList<string> Roles, string? Seen = null);

/// <summary>The one-time password of a new account; shown in this answer and nowhere else.</summary>
public sealed record MadeAccount(string Id, string User, string OneTimePassword);

/// <summary>组织与账号. The three administrators share the doors; what each may do behind them is said by <see cref="Separation"/>.</summary>
public static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/admin");
        Organisations(api.MapGroup("/organisations"));
        Accounts(api.MapGroup("/accounts"));
        api.MapGet("/roles", (RoleMatrix matrix) => Results.Json(matrix.Doors, WireJson.Options)).For([.. Separation.Three]).Produces<IReadOnlyList<RoleDoor>>();
    }

    private static void Organisations(RouteGroupBuilder organisations)
    {
        organisations.MapGet("/", async (string? q, OrganisationTree tree, CancellationToken cancellation) => Results.Json(await tree.List(q, cancellation), WireJson.Options))
            .For([.. Separation.Three]).Produces<IReadOnlyList<OrganisationItem>>();
        organisations.MapPost("/", async (NewOrganisation given, KeepOrganisations keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Add(given, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Administrator).Idempotent();
        organisations.MapPost("/{id}/rename", async (string id, OrganisationNames given, KeepOrganisations keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Rename(id, given, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Administrator).IdempotentWithoutContent();
        organisations.MapPost("/{id}/move", async (string id, OrganisationPlace given, KeepOrganisations keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Move(id, given.Parent, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Administrator).IdempotentWithoutContent();
        organisations.MapPost("/{id}/close", async (string id, KeepOrganisations keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Close(id, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Administrator).IdempotentWithoutContent();
        organisations.MapPost("/{id}/reopen", async (string id, KeepOrganisations keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Reopen(id, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Administrator).IdempotentWithoutContent();
    }

    private static void Accounts(RouteGroupBuilder accounts)
    {
        accounts.MapGet("/", async (string? q, string? organisation, string? role, string? state, string? after, AccountList list, HttpContext http, CancellationToken cancellation) =>
        {
            var page = await list.Page(new AccountFilter(q, organisation, role, state, after), cancellation);
            Paging.Link(http, page.Count, page.Count == 0 ? null : page[^1].User);
            return Results.Json(page, WireJson.Options);
        }).For([.. Separation.Three]).Produces<IReadOnlyList<AccountItem>>();
        accounts.MapPost("/", async (NewAccount given, KeepAccounts keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Make(given, door.Person, cancellation)).Result()).For(Role.Administrator).Idempotent().Produces<MadeAccount>();
        accounts.MapPost("/{user}/mail", async (string user, MailOfAccount given, KeepAccounts keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Address(user, given.Mail, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Administrator).IdempotentWithoutContent();
        accounts.MapPost("/{user}/password", async (string user, KeepAccounts keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Reset(user, null, door.Person, cancellation)).Result()).For([.. Separation.Three]).Idempotent().Produces<MadeAccount>();
        accounts.MapPost("/{user}/roles", async (string user, RolesOfAccount given, KeepAccounts keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Grant(user, given, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Administrator, Role.SecurityAdministrator).IdempotentWithoutContent();
        accounts.MapPost("/{user}/close", async (string user, KeepAccounts keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Close(user, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Administrator, Role.SecurityAdministrator).IdempotentWithoutContent();
        accounts.MapPost("/{user}/reopen", async (string user, KeepAccounts keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Reopen(user, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Administrator, Role.SecurityAdministrator).IdempotentWithoutContent();
    }
}

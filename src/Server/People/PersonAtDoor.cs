using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.People;

/// <summary>Who is at the door: the account behind cookie or token, with the roles and the organisation of this moment.</summary>
public sealed class PersonAtDoor(CaseDb db, TimeProvider clock)
{
    private const string StampClaim = "stamp";

    public static Refusal NotSignedIn { get; } = Refusals.Of("not-signed-in");
    public static Refusal PasswordChangeRequired { get; } = Refusals.Of("password-change-required");

    /// <summary>The person of this request, once <see cref="Enter"/> has let them in.</summary>
    public Person Person => Found ?? throw new InvalidOperationException("Nobody has entered: the endpoint lacks its access mark.");

    /// <summary>The person, where somebody is signed in.</summary>
    public Person? Found { get; private set; }

    /// <summary>Lets the house itself act as a person, where no request comes in (the demonstration).</summary>
    public void Seat(Person person) => Found = person;

    public async Task<Outcome<Person>> Enter(HttpContext http)
    {
        var scheme = http.Request.Headers.Authorization.Count > 0 ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme;
        var result = await http.AuthenticateAsync(scheme);
        if (!result.Succeeded || result.Principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return NotSignedIn;
        }

        http.User = result.Principal;
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, http.RequestAborted);
        if (account is null || account.SecurityStamp != result.Principal.FindFirstValue(StampClaim))
        {
            return NotSignedIn;
        }

        var person = await Of(db, account, http.RequestAborted);
        Found = person with { Lent = await Away.LentTo(db, person, LegalDay.Of(clock.GetUtcNow()), http.RequestAborted) };
        var onTheWay = http.Request.Path.Value is "/api/password" or "/account/password" or "/sign-out" or "/api/sign-out";
        return account.MustChangePassword && !onTheWay ? PasswordChangeRequired : Found;
    }

    /// <summary>What cookie and token carry: the account and the stamp that a password change breaks.</summary>
    public static ClaimsPrincipal Principal(Account account, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.Id), new Claim(StampClaim, account.SecurityStamp ?? "")], scheme));

    public static async Task<Person> Of(CaseDb db, Account account, CancellationToken cancellation)
    {
        var roles = await db.UserRoles.Where(r => r.UserId == account.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(cancellation);
        var organisation = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == account.OrganisationId, cancellation);
        return new Person(account.Id, account.DisplayName, organisation.Id, organisation.Path, roles.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Everybody of an organisation who has a role.</summary>
    public static async Task<IReadOnlyList<Person>> WithRole(CaseDb db, string organisation, string role, CancellationToken cancellation)
    {
        var path = (await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == organisation, cancellation)).Path;
        var accounts = await db.Users.AsNoTracking().Where(u => u.OrganisationId == organisation && u.LockoutEnd != Account.Closed)
            .Where(u => db.UserRoles.Any(ur => ur.UserId == u.Id && db.Roles.Any(r => r.Id == ur.RoleId && r.Name == role)))
            .OrderBy(u => u.DisplayName).ToListAsync(cancellation);
        return [.. accounts.Select(a => new Person(a.Id, a.DisplayName, a.OrganisationId, path, new HashSet<string>([role], StringComparer.Ordinal)))];
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Server.Http;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.People;

/// <summary>New password, with the present one.</summary>
public sealed record PasswordChange(string Current, string New);

/// <summary>The code that proves a TOTP enrolment.</summary>
public sealed record TotpProof(string Code);

/// <summary>What an authenticator app is given.</summary>
public sealed record TotpEnrolment(string Secret, string Uri);

public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/sign-in", async (Credentials given, HttpContext http, SignIn signIn, CaseDb db, IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider clock, CancellationToken cancellation) =>
            (await signIn.Try(given, cancellation)) switch
            {
                { Refusal: { } refusal } => Problems.Result(refusal),
                { Value: var account } => await Open(account!, http, db, bearer, clock, cancellation),
            }).OpenToAll().Produces<SignedIn>();

        app.MapPost("/api/sign-out", async (HttpContext http) =>
        {
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            return Results.NoContent();
        }).For();

        app.MapPost("/api/password", async (PasswordChange change, Passwords passwords, PersonAtDoor door, CancellationToken cancellation) =>
            (await passwords.Change(door.Person.Id, change, cancellation)).Result(_ => Results.NoContent())).For();

        app.MapPost("/api/totp/enrol", async (TotpEnrolments enrolments, PersonAtDoor door, CancellationToken cancellation) =>
            Results.Json(await enrolments.Begin(door.Person.Id, cancellation), WireJson.Options)).For();

        app.MapPost("/api/totp/confirm", async (TotpProof proof, TotpEnrolments enrolments, PersonAtDoor door, CancellationToken cancellation) =>
            (await enrolments.Confirm(door.Person.Id, proof.Code, cancellation)).Result(_ => Results.NoContent())).For();
    }

    private static async Task<IResult> Open(Account account, HttpContext http, CaseDb db, IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider clock, CancellationToken cancellation)
    {
        await http.SignInAsync(IdentityConstants.ApplicationScheme, PersonAtDoor.Principal(account, IdentityConstants.ApplicationScheme));
        var options = bearer.Get(IdentityConstants.BearerScheme);
        var expires = clock.GetUtcNow() + options.BearerTokenExpiration;
        var ticket = new AuthenticationTicket(
            PersonAtDoor.Principal(account, IdentityConstants.BearerScheme),
            new AuthenticationProperties { ExpiresUtc = expires }, $"{IdentityConstants.BearerScheme}:AccessToken");
        var person = await PersonAtDoor.Of(db, account, cancellation);
        return Results.Json(new SignedIn(options.BearerTokenProtector.Protect(ticket), expires, [.. person.Roles.Order(StringComparer.Ordinal)]), WireJson.Options);
    }
}

/// <summary>Changes a password; all other sessions end with it.</summary>
public sealed class Passwords(CaseDb db, UserManager<Account> accounts, AccountSave save)
{
    public static Refusal CurrentWrong { get; } = Refusals.Of("invalid-data.current-password-wrong");

    public async Task<Outcome<bool>> Change(string id, PasswordChange change, CancellationToken cancellation)
    {
        var account = await db.Users.FirstAsync(u => u.Id == id, cancellation);
        var result = await accounts.ChangePasswordAsync(account, change.Current, change.New);
        if (!result.Succeeded)
        {
            return result.Errors.Any(e => e.Code == "PasswordMismatch")
                ? CurrentWrong
                : Refusals.Of("invalid-data.new-password-too-weak");
        }

        if (change.New == change.Current)
        {
            return Refusals.Of("invalid-data.new-password-unchanged");
        }

        account.MustChangePassword = false;
        await save.Save("password-changed", id, [], cancellation);
        return true;
    }
}

/// <summary>Two steps: the secret is shown once, and counts only after a code from it was given.</summary>
public sealed class TotpEnrolments(CaseDb db, UserManager<Account> accounts, AccountSave save, RandomSource random)
{
    public async Task<TotpEnrolment> Begin(string id, CancellationToken cancellation)
    {
        var account = await db.Users.FirstAsync(u => u.Id == id, cancellation);
        var secret = Totp.NewSecret(random);
        await accounts.SetAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", secret);
        await save.Save("totp-begun", id, [], cancellation);
        return Enrolment(account, secret);
    }

    private static TotpEnrolment Enrolment(Account account, string secret) =>
        new(secret, $"otpauth://totp/{Uri.EscapeDataString("清医:" + account.UserName)}?secret={secret}&issuer={Uri.EscapeDataString("清医")}");

    /// <summary>The secret that waits for its first code, a new one where there is none; null once a code was given: looking must not end what works.</summary>
    public async Task<TotpEnrolment?> Pending(string id, CancellationToken cancellation)
    {
        var account = await db.Users.FirstAsync(u => u.Id == id, cancellation);
        if (account.TwoFactorEnabled)
        {
            return null;
        }

        return await accounts.GetAuthenticatorKeyAsync(account) is { Length: > 0 } secret ? Enrolment(account, secret) : await Begin(id, cancellation);
    }

    public async Task<Outcome<bool>> Confirm(string id, string code, CancellationToken cancellation)
    {
        var account = await db.Users.FirstAsync(u => u.Id == id, cancellation);
        var step = Totp.Accept(await accounts.GetAuthenticatorKeyAsync(account) ?? "", code, TimeProvider.System.GetUtcNow(), account.LastTotpStep);
        if (step is null)
        {
            return Refusals.Of("invalid-data.one-time-code-wrong");
        }

        (account.TwoFactorEnabled, account.LastTotpStep) = (true, step.Value);
        await save.Save("totp-enrolled", id, [], cancellation);
        return true;
    }
}

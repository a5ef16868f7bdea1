using Microsoft.AspNetCore.Identity;
using Qingyi.Client;
using Qingyi.Domain;

namespace Qingyi.Server.People;

/// <summary>
/// Password and one-time code. Five failures slow down, ten lock for half an hour; unknown users answer as known ones do. Counts, lock and audit are one
/// save; the hash is computed before it.
/// </summary>
public sealed class SignIn(UserManager<Account> accounts, IPasswordHasher<Account> hasher, SignInPace pace, TimeProvider clock, AccountSave save)
{
    private const int LockAt = 10;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(30);
    private static readonly Account Nobody = new() { DisplayName = "", OrganisationId = "", Id = "nobody", PasswordHash = new PasswordHasher<Account>().HashPassword(null!, "no such account") };

    private static Refusal Bad { get; } = Refusals.Of("bad-credentials");

    public async Task<Outcome<Account>> Try(Credentials given, CancellationToken cancellation)
    {
        if (pace.Wait(given.User) is { } wait)
        {
            return Refusals.Of("too-many.sign-in-attempts", Math.Ceiling(wait.TotalSeconds));
        }

        var account = await accounts.FindByNameAsync(given.User);
        var right = hasher.VerifyHashedPassword(account ?? Nobody, (account ?? Nobody).PasswordHash!, given.Password) != PasswordVerificationResult.Failed;
        if (account is null)
        {
            pace.Failed(given.User);
            return Bad;
        }

        var now = clock.GetUtcNow();
        if (account.LockoutEnd == Account.Closed)
        {
            pace.Failed(given.User);
            return Bad;
        }

        if (account.LockoutEnd > now)
        {
            return Refusals.Of("locked");
        }

        if (right && account.TwoFactorEnabled)
        {
            var step = Totp.Accept(await Secret(account) ?? "", given.Code, TimeProvider.System.GetUtcNow(), account.LastTotpStep);
            right = step is not null;
            account.LastTotpStep = step ?? account.LastTotpStep;
        }

        return await Note(account, right, given.User, now, cancellation);
    }

    private async Task<Outcome<Account>> Note(Account account, bool right, string user, DateTimeOffset now, CancellationToken cancellation)
    {
        account.AccessFailedCount = right ? 0 : account.AccessFailedCount + 1;
        if (account.AccessFailedCount >= LockAt)
        {
            (account.LockoutEnd, account.AccessFailedCount) = (now + Locked, 0);
        }

        await save.Save(right ? "signed-in" : account.LockoutEnd > now ? "account-locked" : "sign-in-failed", account.Id, [], cancellation);
        if (right)
        {
            pace.Succeeded(user);
            return account;
        }

        pace.Failed(user);
        return Bad;
    }

    internal async Task<string?> Secret(Account account) => await accounts.GetAuthenticatorKeyAsync(account);
}

/// <summary>Slows down after five failures of one user name: 1, 2, 4 … seconds, at most 42. In memory: a restart forgives the wait, the lock is a row.</summary>
public sealed class SignInPace(TimeProvider clock)
{
    private const int Free = 5;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (int Failures, DateTimeOffset Last)> _failures = new(StringComparer.OrdinalIgnoreCase);

    public TimeSpan? Wait(string user)
    {
        if (!_failures.TryGetValue(user, out var f) || f.Failures < Free)
        {
            return null;
        }

        var until = f.Last.AddSeconds(Math.Min(42, Math.Pow(2, f.Failures - Free)));
        return until > clock.GetUtcNow() ? until - clock.GetUtcNow() : null;
    }

    public void Failed(string user)
    {
        if (_failures.Count > 100_000)
        {
            _failures.Clear();
        }

        _failures.AddOrUpdate(user, _ => (1, clock.GetUtcNow()), (_, f) => (f.Failures + 1, clock.GetUtcNow()));
    }

    public void Succeeded(string user) => _failures.TryRemove(user, out _);
}

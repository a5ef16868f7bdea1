using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.People;

/// <summary>Makes accounts with random passwords; the caller saves.</summary>
public sealed class NewAccounts(UserManager<Account> accounts, CaseDb db, TimeProvider clock, Ids ids, RandomSource random)
{
    // No characters that look alike on paper.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    /// <returns>The password: shown once, stored as a hash.</returns>
    public async Task<string> Create(string user, string name, string organisation, IReadOnlyList<string> roles, bool mustChange)
    {
        var password = Password();
        var account = new Account { Id = ids.New(), UserName = user, DisplayName = name, OrganisationId = organisation, MustChangePassword = mustChange };
        var created = await accounts.CreateAsync(account, password);
        if (!created.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", created.Errors.Select(e => e.Description)));
        }

        foreach (var role in roles)
        {
            db.UserRoles.Add(new IdentityUserRole<string> { UserId = account.Id, RoleId = role });
        }

        await AuditChain.Append(db, "accounts", clock.GetUtcNow(), "account-created", account.Id, new JsonObject { ["roles"] = new JsonArray([.. roles.Select(r => (JsonNode)r)]), ["organisation"] = organisation }, CancellationToken.None);
        return password;
    }

    /// <summary>The account of a user name, one just made included; to be changed and saved by the caller.</summary>
    public async Task<Account?> Find(string user, CancellationToken cancellation) =>
        db.Users.Local.FirstOrDefault(u => u.UserName == user) ?? await db.Users.FirstOrDefaultAsync(u => u.UserName == user, cancellation);

    /// <summary>Gives the account a new one-time password and ends what is open under the old one; saved by the caller. The second factor stays.</summary>
    public string Renew(Account account)
    {
        var password = Password();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        (account.MustChangePassword, account.SecurityStamp, account.LockoutEnd, account.AccessFailedCount) = (true, ids.New(), null, 0);
        return password;
    }

    /// <summary>Ends what is open under the account and lets nobody in by it again; saved by the caller.</summary>
    public void Shut(Account account) => (account.LockoutEnd, account.SecurityStamp) = (Account.Closed, ids.New());

    private string Password()
    {
        Span<byte> bytes = stackalloc byte[16];
        random(bytes);
        var text = new char[16];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Letters[bytes[i] % Letters.Length];
        }

        // One of each kind, whatever chance gave.
        (text[0], text[1], text[2]) = ((char)('A' + (bytes[0] % 8)), (char)('a' + (bytes[1] % 8)), (char)('2' + (bytes[2] % 8)));
        return new string(text);
    }
}

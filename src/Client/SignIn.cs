using Refit;

namespace Qingyi.Client;

/// <summary>What a person signs in with.</summary>
/// <param name="Code">The six digits of the second factor, where the account has one.</param>
public sealed record Credentials(string User, string Password, string? Code = null);

/// <summary>A session: a bearer token for programs; the same answer sets the cookie for pages.</summary>
/// <param name="Expires">UTC.</param>
public sealed record SignedIn(string Token, DateTimeOffset Expires, IReadOnlyList<string> Roles);

/// <summary>Signing in.</summary>
public interface ISignIn
{
    /// <summary>401 says the same whether the user or the password is wrong. Five failures slow down, ten lock.</summary>
    [Post("/api/sign-in")]
    Task<SignedIn> SignIn([Body] Credentials credentials, CancellationToken cancellation = default);
}

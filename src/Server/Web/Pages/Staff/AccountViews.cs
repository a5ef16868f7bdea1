namespace Qingyi.Server.Web.Pages.Staff;

/// <param name="User">The name that was typed.</param>
/// <param name="Error">Why it did not work; the same sentence for a wrong name and a wrong password.</param>
/// <param name="AskCode">A second factor is asked for.</param>
/// <param name="ReturnTo">Local path to open afterwards.</param>
public sealed record SignInView(string User = "", string? Error = null, bool AskCode = false, string? ReturnTo = null) : IPageView
{
    public Type Component => typeof(SignInPage);

    public string Title(Words words) => words["sign-in"];
}

/// <param name="Errors">Sentences by field: current, password, again.</param>
/// <param name="Forced">The password was set by somebody else and has to be changed before anything else.</param>
/// <param name="LeastLength">Least length of a password.</param>
public sealed record ChangePasswordView(IReadOnlyDictionary<string, string> Errors, bool Forced, int LeastLength) : IPageView
{
    public Type Component => typeof(ChangePasswordPage);

    public string Title(Words words) => words["password.change"];
}

/// <summary>Setting up the second factor.</summary>
/// <param name="Address">otpauth:// address that the picture carries.</param>
/// <param name="Secret">The same secret, to type by hand.</param>
/// <param name="Enrolled">A second factor stands already; a new one replaces it.</param>
public sealed record TotpEnrolView(string Address, string Secret, bool Enrolled = false, string? Error = null) : IPageView
{
    public Type Component => typeof(TotpEnrolPage);

    public string Title(Words words) => words["totp"];
}

/// <summary>Names of the fields of these three pages.</summary>
public static class AccountFields
{
    public const string User = "user";
    public const string Password = "password";
    public const string Code = "code";
    public const string ReturnTo = "returnTo";
    public const string Current = "current";
    public const string Again = "again";
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Qingyi.Client;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.People;

/// <summary>登录 and 退出 of the staff's pages: name, password and one-time code give a cookie of the session.</summary>
public static class SignInPages
{
    public static void MapSignInPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.SignIn, async (string? back, PageFrames frames, HttpContext http) =>
            await frames.Plain(http, new SignInView(AskCode: true, ReturnTo: Local(back)))).OpenToAll();

        app.MapPost(Paths.SignIn, async (SignIn signIn, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var (user, back) = (form.Text(AccountFields.User), Local(form.Text(AccountFields.ReturnTo)));
            var code = form.Text(AccountFields.Code);
            var outcome = await signIn.Try(new Credentials(user, form[AccountFields.Password].ToString(), code.Length == 0 ? null : code), cancellation);
            if (outcome.Refusal is { } refusal)
            {
                return await frames.Plain(http, new SignInView(user, refusal.Sentence, AskCode: true, back), Problems.Status(refusal.Code));
            }

            await Enter(http, outcome.Value!);
            return Results.Redirect(back ?? Paths.Workbench);
        }).OpenToAll().AddEndpointFilter<FormGuard>();

        app.MapPost(Paths.SignOut, async (HttpContext http) =>
        {
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            return Results.Redirect(Paths.SignIn);
        }).For().AddEndpointFilter<FormGuard>();
    }

    /// <summary>Opens the session of the account in this browser.</summary>
    public static Task Enter(HttpContext http, Account account) =>
        http.SignInAsync(IdentityConstants.ApplicationScheme, PersonAtDoor.Principal(account, IdentityConstants.ApplicationScheme));

    // Only an address of the staff's pages: a link of somebody else's must not lead away after the password was given.
    private static string? Local(string? back) =>
        back is not null && (back.StartsWith("/workbench", StringComparison.Ordinal) || back.StartsWith(Paths.Studio + "/", StringComparison.Ordinal))
        && !back.Contains('\\', StringComparison.Ordinal) ? back : null;
}

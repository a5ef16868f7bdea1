using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.People;

/// <summary>修改密码 and 动态码.</summary>
public static class AccountPages
{
    private const int LeastLength = 12;

    public static void MapAccountPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Password, async (CaseDb db, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Plain(http, new ChangePasswordView(new Dictionary<string, string>(), await Forced(db, door, cancellation), LeastLength))).For();

        app.MapPost(Paths.Password, ChangePassword).For().AddEndpointFilter<FormGuard>();

        app.MapGet(Paths.Totp, async (TotpEnrolments enrolments, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await enrolments.Pending(door.Person.Id, cancellation) is { } enrolment
                ? await frames.Plain(http, new TotpEnrolView(enrolment.Uri, enrolment.Secret))
                : await ProblemPages.Answer(http, Refusals.Of("totp-enrolled"))).For();

        app.MapPost(Paths.Totp, async (TotpEnrolments enrolments, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var enrolment = await enrolments.Pending(door.Person.Id, cancellation);
            var confirmed = await enrolments.Confirm(door.Person.Id, form.Text(AccountFields.Code), cancellation);
            return confirmed.Refusal is { } refusal && enrolment is not null
                ? await frames.Plain(http, new TotpEnrolView(enrolment.Uri, enrolment.Secret, Error: refusal.Sentence), StatusCodes.Status422UnprocessableEntity)
                : Results.Redirect(Paths.Workbench);
        }).For().AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> ChangePassword(Passwords passwords, CaseDb db, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var (current, password) = (form[AccountFields.Current].ToString(), form[AccountFields.Password].ToString());
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (password != form[AccountFields.Again].ToString())
        {
            errors[AccountFields.Again] = Texts.Of("people.password.again-differs");
        }
        else if ((await passwords.Change(door.Person.Id, new PasswordChange(current, password), cancellation)).Refusal is { } refusal)
        {
            errors[refusal == Passwords.CurrentWrong ? AccountFields.Current : AccountFields.Password] = refusal.Sentence;
        }

        if (errors.Count > 0)
        {
            return await frames.Plain(http, new ChangePasswordView(errors, await Forced(db, door, cancellation), LeastLength), StatusCodes.Status422UnprocessableEntity);
        }

        // The change ended every session, this one included.
        await SignInPages.Enter(http, await db.Users.AsNoTracking().FirstAsync(u => u.Id == door.Person.Id, cancellation));
        return Results.Redirect(Paths.Workbench);
    }

    private static Task<bool> Forced(CaseDb db, PersonAtDoor door, CancellationToken cancellation) =>
        db.Users.AsNoTracking().Where(u => u.Id == door.Person.Id).Select(u => u.MustChangePassword).FirstAsync(cancellation);
}

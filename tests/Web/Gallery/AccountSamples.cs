using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Tests.Web.Gallery;

static class AccountSamples
{
    public static SignInView SignIn { get; } = new("zhaomou", "用户名或密码不对，请重新输入。", AskCode: true, ReturnTo: "/workbench/inbox");

    public static ChangePasswordView Password { get; } = new(
        new Dictionary<string, string> { [AccountFields.Again] = "两次输入的新密码不一样。" }, Forced: true, LeastLength: 12);

    public static TotpEnrolView Totp { get; } = new("otpauth://totp/Qingyi:zhaomou?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Qingyi", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

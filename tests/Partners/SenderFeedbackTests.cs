using Qingyi.Domain.Cases;
using Qingyi.Domain.People;

namespace Qingyi.Tests.Partners;

/// <summary>What the organ that handed a matter over hears, and when.</summary>
public sealed class SenderFeedbackTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly Person Lead = Make("lead", Role.Handler);
    private static readonly Person Second = Make("second", Role.Handler);
    private static readonly Person Head = Make("head", Role.SectionHead);

    [Fact]
    public void A_case_of_our_own_owes_nobody_feedback()
    {
        var own = Open();
        own.Accept(Head, Now);

        Assert.Null(own.NewsForSender());
    }

    [Fact]
    public void The_sender_hears_of_the_acceptance_once_and_of_the_end()
    {
        var handed = Open();
        handed.ComeFrom("示例县公安局", "r-1", "公〔2026〕1号", null);
        Assert.Null(handed.NewsForSender());

        handed.Accept(Head, Now);
        Assert.Equal("accepted", handed.NewsForSender());
        handed.TellSender("accepted");
        Assert.Null(handed.NewsForSender());

        Assert.Null(handed.Assign(Lead, Second, Head, Now));
        Assert.Null(handed.Verify("unsubstantiated", "", Lead, Now));
        Assert.Null(handed.ConfirmVerification(Second, Now));
        Assert.Null(handed.NewsForSender());
        Assert.Null(handed.Dispose(Head, Now));
        Assert.Equal("concluded", handed.NewsForSender());
        handed.TellSender("concluded");

        Assert.Null(handed.GiveFeedback("m-1", Head, Now));
        Assert.Null(handed.NewsForSender());
    }

    private static Case Open() => new()
    {
        Id = "c-1", Number = "示卫线〔2026〕0001号", Title = "线索", OrganisationId = "city", Path = "/root/city/", Conduct = "other", ReceivedAt = Now,
    };

    private static Person Make(string id, string role) => new(id, id, "city", "/root/city/", new HashSet<string>([role], StringComparer.Ordinal));
}

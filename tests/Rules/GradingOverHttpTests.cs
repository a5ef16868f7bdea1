using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Rules;

/// <summary>What a program is told over HTTP of input that is wrong and of facts that no article knows: never silence, never a fault of the server.</summary>
public sealed class GradingOverHttpTests(House house) : IClassFixture<House>
{
    private const string Envelope = """{"id":"A-1","actedOn":"2023-03-10","subject":{"kind":"physician"},"findings":[{"conduct":"red-envelope","amount":3000}]}""";

    public static TheoryData<string, string, string> Wrong => new()
    {
        { Envelope.Replace("\"findings\"", "\"finding\"", StringComparison.Ordinal), "$.finding", "findings" },
        { Envelope.Replace("\"amount\"", "\"amuont\"", StringComparison.Ordinal), "$.findings[0].amuont", "是否为“amount”" },
        { Envelope.Replace("3000", "3000.005", StringComparison.Ordinal), "$.findings[0].amount", "精确到分" },
        { Envelope.Replace("3000", "-0.01", StringComparison.Ordinal), "$.findings[0].amount", "应为零或正数" },
        { Envelope.Replace("3000", "\"3000\"", StringComparison.Ordinal), "$.findings[0].amount", "以元为单位" },
        { Envelope.Replace("3000", "3000,\"amount\":5", StringComparison.Ordinal), "$.findings[0].amount", "两次" },
        { Envelope.Replace("\"id\":\"A-1\"", "\"id\":\"A-1\",\"id\":\"A-2\"", StringComparison.Ordinal), "$.id", "两次" },
        { Envelope.Replace("2023-03-10", "2099-03-10", StringComparison.Ordinal), "$.actedOn", "应当不早于" },
        { Envelope.Replace("2023-03-10", "2023-02-30", StringComparison.Ordinal), "$.actedOn", "YYYY-MM-DD" },
        { "3", "$", "对象" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_fault_is_answered_with_its_path_and_what_would_be_right(string body, string path, string right)
    {
        var (status, answer) = await Post(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(right, (string?)answer["errors"]![path] ?? answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(right, (string)answer["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Among_several_a_fault_stands_in_its_place_and_the_others_are_graded(string body, string path, string right)
    {
        var (status, answer) = await Post($"[{Envelope},{body},{Envelope}]");

        Assert.Equal(HttpStatusCode.OK, status);
        var (before, fault, after) = (answer[0]!, answer[1]!, answer[2]!);
        Assert.Equal(("notify", "notify"), ((string?)before["tier"], (string?)after["tier"]));
        Assert.Equal(path, (string?)fault["error"]!["path"]);
        Assert.Contains(right, (string)fault["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_json_is_told_to_be_none()
    {
        var (status, answer) = await Post("{");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string)answer["detail"]!);
    }

    [Fact]
    public async Task A_day_without_law_and_a_pair_without_an_article_have_their_reason()
    {
        var (_, early) = await Post(Envelope.Replace("2023-03-10", "1990-01-01", StringComparison.Ordinal));
        var (_, stranger) = await Post(Envelope.Replace("physician", "insured", StringComparison.Ordinal));

        Assert.Contains("1990-01-01", (string)Assert.Single(early["notCovered"]!.AsArray())!["reason"]!, StringComparison.Ordinal);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{8}", (string)Assert.Single(stranger["noSanction"]!.AsArray())!["reason"]!);
        Assert.All(new[] { early, stranger }, a => Assert.Empty(a["sanctions"]!.AsArray()));
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Post(string body)
    {
        using var client = await house.As("legal-reviewer");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await client.PostAsync("/api/gradings", content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(text)!);
    }
}

using Qingyi.Domain.Grading;

namespace Qingyi.Tests.Rules;

public sealed class RequestReadingTests
{
    [Fact]
    public void Absent_fields_take_the_defaults_of_the_contract()
    {
        var request = GradingJson.Read("""{"id":"A-1","actedOn":"2023-03-10","subject":{"kind":"physician"},"findings":[{"conduct":"red-envelope"}]}""").Request!;

        Assert.Equal(new GradingFinding { Conduct = Conduct.RedEnvelope, Amount = null, Times = 1, Persons = 1, Harm = false, Proven = true }, request.Findings[0]);
        Assert.Empty(request.Circumstances);
        Assert.Null(request.DecidedOn);
    }

    [Fact]
    public void A_full_request_reads_back_as_it_was_written()
    {
        const string line = """{"id":"A-1","actedOn":"2023-03-10","actedFrom":"2022-05-01","decidedOn":"2023-06-01","jurisdiction":"370000","subject":{"kind":"physician","managementPower":true,"publicInstitution":true,"partyMember":true,"designated":false,"priorSanctions":[{"kind":"warning","on":"2021-04-01","forSameConduct":true}]},"findings":[{"conduct":"red-envelope","amount":3000.00,"times":2,"persons":1,"harm":false,"proven":true}],"circumstances":["confessed"]}""";

        var written = GradingJson.Write(GradingJson.Read(line).Request!);

        Assert.Equal(line, written);
    }

    [Theory]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"physician"},"finding":[]}""", "$.finding", "findings")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"doctor"}}""", "$.subject.kind", "physician")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"physician","party":true}}""", "$.subject.party", "partyMember")]
    [InlineData("""{"id":"A","actedOn":"10.3.2023","subject":{"kind":"physician"}}""", "$.actedOn", "YYYY-MM-DD")]
    [InlineData("""{"id":"A","actedOn":"2023-02-30","subject":{"kind":"physician"}}""", "$.actedOn", "YYYY-MM-DD")]
    [InlineData("""{"id":"A","subject":{"kind":"physician"}}""", "$.actedOn", "缺少")]
    [InlineData("""{"actedOn":"2023-03-10","subject":{"kind":"physician"}}""", "$.id", "缺少")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10"}""", "$.subject", "缺少")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"nurse"},"findings":[{"conduct":"red-envelope","amount":"3000"}]}""", "$.findings[0].amount", "以元为单位")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"nurse"},"findings":[{"conduct":"red-envelope","amount":-1}]}""", "$.findings[0].amount", "零或正数")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"nurse"},"findings":[{"conduct":"red-envelope","amount":1.005}]}""", "$.findings[0].amount", "精确到分")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"nurse"},"findings":[{"conduct":"red-envelope","times":0}]}""", "$.findings[0].times", "不小于 1")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"nurse"},"findings":[{"conduct":"kickback","points":13}]}""", "$.findings[0].points", "1 至 12")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"nurse"},"findings":[{"conduct":"kickback","amount":1,"amount":2}]}""", "$.findings[0].amount", "两次")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"nurse"},"circumstances":["confess"]}""", "$.circumstances[0]", "confessed")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","jurisdiction":"37","subject":{"kind":"nurse"}}""", "$.jurisdiction", "六位")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","decidedOn":"2023-03-09","subject":{"kind":"nurse"}}""", "$.decidedOn", "不早于")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","actedFrom":"2023-03-11","subject":{"kind":"nurse"}}""", "$.actedFrom", "不晚于")]
    [InlineData("""{"id":"A","actedOn":"2030-01-01","subject":{"kind":"nurse"}}""", "$.actedOn", "不早于")]
    [InlineData("""{"id":"A","actedOn":"2023-03-10","subject":{"kind":"nurse"},"findings":[{"conduct":"kickback","amount":1000000000001}]}""", "$.findings[0].amount", "不超过")]
    [InlineData("""{"id":"A","actedOn":"9998-03-10","subject":{"kind":"nurse"}}""", "$.actedOn", "2200")]
    [InlineData("""{"id":"\ud800","actedOn":"2023-03-10","subject":{"kind":"nurse"}}""", "$", "残缺")]
    [InlineData("[]", "$", "对象")]
    [InlineData("{", "$", "JSON")]
    [InlineData("", "$", "JSON")]
    public void A_fault_says_where_it_is_and_what_would_be_right(string line, string path, string right)
    {
        var reading = GradingJson.Read(line, Graded.AsOf);

        Assert.Null(reading.Request);
        Assert.Equal(path, reading.Fault!.Path);
        Assert.Contains(right, reading.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_is_answered_with_the_identifier_of_the_request() =>
        Assert.StartsWith("""{"id":"A-9","error":{"path":"$.amount","message":""", GradingJson.Write(GradingJson.Read("""{"id":"A-9","amount":1}""")), StringComparison.Ordinal);

    [Fact]
    public void A_response_reads_back_equal_in_its_text()
    {
        var line = GradingJson.Write(Graded.Of(SubjectKind.Physician, Conduct.Kickback, 12000, "2023-03-10", Circumstance.Confessed));

        Assert.Equal(line, GradingJson.Write(GradingJson.ReadResponse(line)));
    }

    [Fact]
    public void Words_of_the_contract_are_written_with_hyphens()
    {
        Assert.Equal("especially-serious", Words.Of(Severity.EspeciallySerious));
        Assert.Equal("surrendered-in-time", Words.Of(Circumstance.SurrenderedInTime));
        Assert.Equal("data-for-sale", Words.Of(Conduct.DataForSale));
        Assert.Equal("market-regulator", Words.Of(TransferTo.MarketRegulator));
    }
}

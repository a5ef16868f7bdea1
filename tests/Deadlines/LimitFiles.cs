using Qingyi.Domain.Deadlines;

namespace Qingyi.Tests.Deadlines;

/// <summary>Faults of a table of limits are named with their place.</summary>
public sealed class LimitFiles
{
    [Fact]
    public void The_shipped_table_has_five_rungs_for_every_limit()
    {
        Assert.All(LegalLimits.Shipped.All, l => Assert.Equal(5, l.Rungs.Count));
        Assert.All(LegalLimits.Shipped.All, l => Assert.Matches("^[a-z]+(-[a-z]+)*$", l.Id));
    }

    [Theory]
    [InlineData("\"amount\":0", "$.limits[0].amount")]
    [InlineData("\"amount\":5,\"ladder\":\"none\"", "$.limits[0].ladder")]
    [InlineData("\"amount\":5,\"from\":\"2022-01-01\",\"to\":\"2022-01-01\"", "失效日")]
    [InlineData("\"amount\":5,\"colour\":\"red\"", "colour")]
    [InlineData("\"amount\":\"five\"", "amount")]
    public void A_faulty_entry_is_refused(string fields, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => LegalLimits.Read(Table(Entry(fields)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_entries_of_one_id_in_force_on_one_day_are_refused()
    {
        var both = Entry("\"amount\":5,\"to\":\"2022-06-02\"") + "," + Entry("\"amount\":7,\"from\":\"2022-06-01\"");

        Assert.Contains("两个版本", Assert.Throws<FormatException>(() => LegalLimits.Read(Table(both))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rung_for_nobody_is_refused() =>
        Assert.Contains("nobody", Assert.Throws<FormatException>(
            () => LegalLimits.Read(Table(Entry("\"amount\":5")).Replace("handler", "nobody", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    private static string Entry(string fields)
    {
        var ladder = fields.Contains("ladder", StringComparison.Ordinal) ? string.Empty : ",\"ladder\":\"short\"";
        return "{\"id\":\"x\",\"title\":\"甲\",\"basis\":\"某法第一条\",\"unit\":\"workday\",\"startEvent\":\"e\",\"startTitle\":\"乙\",\"owner\":\"agency\",\"standing\":\"local\","
            + fields + ladder + "}";
    }

    private static string Table(string entries) =>
        "{\"id\":\"t\",\"title\":\"表\",\"version\":\"1\",\"ladders\":{\"short\":[{\"offset\":-1,\"recipient\":\"handler\"}]},\"limits\":[" + entries + "]}";
}

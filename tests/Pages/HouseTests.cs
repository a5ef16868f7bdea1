using System.Net;
using System.Net.Http.Json;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

public sealed class HouseTests(House house) : IClassFixture<House>
{
    [Fact]
    [Requirement("S0-008", "S2-066")]
    public async Task A_tip_about_a_hospital_stands_in_the_inbox_of_its_city()
    {
        var token = TestContext.Current.CancellationToken;
        using var anyone = house.Anyone();
        var told = await anyone.PostAsJsonAsync("/api/tips", new { about = new { institution = "示例市第一医院" }, conduct = "red-envelope", text = "住院期间主刀医生收了两千元红包。" }, token);
        using var intake = await house.As("intake");

        var inbox = await intake.GetFromJsonAsync<System.Text.Json.Nodes.JsonArray>("/api/tasks", token);

        Assert.Equal(HttpStatusCode.Created, told.StatusCode);
        Assert.Contains(inbox!, t => t!["act"]!.GetValue<string>() == "accept-tip");
    }
}

using Qingyi.Tests.Support;

namespace Qingyi.Tests.Matters;

/// <summary>A case's drawing opens an entry of a register by itself: a matter of its own, that names where it came from.</summary>
public sealed class LeadingOnTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_case_opens_an_entry_of_a_register_once_and_goes_on()
    {
        await OwnEdition.Publish(house,
            [
                OwnEdition.Node("start", "Elsa.Start"),
                OwnEdition.Node("register", "Case.OpenRegisterEntry", ("kind", OwnEdition.Literal("drug-use")), ("institution", OwnEdition.Literal(House.Hospital))),
                OwnEdition.Opinion("onward", "leader"),
            ],
            [OwnEdition.Arrow("start", "register"), OwnEdition.Arrow("register", "onward")]);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        Assert.Single(await walk.Inbox("leader"));
        await house.Rest();
        await house.Rest();

        var matters = new MatterWalk(house);
        var opened = Assert.Single(await matters.List("section-head"), m => (string?)m!["kind"] == "drug-use")!;
        matters.Id = (string)opened["id"]!;
        Assert.Equal(walk.CaseId, (string?)(await matters.Detail("section-head"))["origin"]!["id"]);

        // The hospital takes part in the matter, and is told of no case.
        Assert.Null((await matters.Detail("hospital"))["origin"]);
    }
}

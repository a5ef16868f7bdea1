using System.Net;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Storage;

public sealed class ParallelBranches(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Two_people_who_complete_two_branches_at_the_same_instant_both_succeed_two_hundred_times()
    {
        await OwnEdition.Publish(house,
            [
                OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List("a", "b"))),
                OwnEdition.Opinion("first", "leader"), OwnEdition.Opinion("second", "section-head"),
                OwnEdition.Node("join", "Elsa.FlowJoin", ("mode", OwnEdition.Literal("WaitAllActive"))),
            ],
            [
                OwnEdition.Arrow("start", "fork"), OwnEdition.Arrow("fork", "first", "a"), OwnEdition.Arrow("fork", "second", "b"),
                OwnEdition.Arrow("first", "join", "approved"), OwnEdition.Arrow("second", "join", "approved"), OwnEdition.Arrow("join", "fork"),
            ]);
        var walk = new CaseWalk(house);
        await walk.TipOff();

        for (var round = 0; round < 200; round++)
        {
            var first = Assert.Single(await walk.Inbox("leader"));
            var second = Assert.Single(await walk.Inbox("section-head"));

            var answers = await Task.WhenAll(walk.Complete("leader", first, "approved", []), walk.Complete("section-head", second, "approved", []));

            Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        }
    }

    [Fact]
    public async Task One_of_many_who_complete_the_same_task_wins_and_the_others_are_told()
    {
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("only", "principal-leader")], [OwnEdition.Arrow("start", "only")]);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = Assert.Single(await walk.Inbox("principal-leader"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => walk.Complete("principal-leader", task, "approved", [])));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(15, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }
}

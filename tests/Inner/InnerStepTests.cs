using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain;
using Qingyi.Server.Hosting;
using Qingyi.Server.Inner;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Inner;

/// <summary>Dispatched workflows and published events through the real server: each in a transition of its own, once.</summary>
public sealed class InnerStepTests : IAsyncLifetime
{
    private readonly House _house;
    private readonly Stumbling _stumbling = new();

    public InnerStepTests() => _house = new House { Adjust = b => b.Services.AddSingleton<InnerStep>(_stumbling) };

    public ValueTask InitializeAsync() => _house.InitializeAsync();
    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_workflow_dispatched_without_waiting_starts_on_the_same_case_and_its_parent_goes_on()
    {
        await Publish("side", [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("beside", "section-head")], [OwnEdition.Arrow("start", "beside")]);
        await Publish(null,
            [OwnEdition.Node("start", "Elsa.Start"), Dispatch("call", "side"), OwnEdition.Opinion("onward", "leader")], [OwnEdition.Arrow("start", "call"), OwnEdition.Arrow("call", "onward")]);
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        await _house.Rest();

        Assert.Single(await walk.Inbox("leader"));
        Assert.Single(await walk.Inbox("section-head"));
        var child = Assert.Single(await Instances(walk.CaseId), i => i.DefinitionId == "side");
        Assert.Equal((null, walk.CaseId), (child.ParentId, child.CorrelationId));
    }

    [Fact]
    public async Task Many_workers_carry_a_step_out_once()
    {
        await Publish("side", [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("beside", "section-head")], [OwnEdition.Arrow("start", "beside")]);
        await Publish(null, [OwnEdition.Node("start", "Elsa.Start"), .. Enumerable.Range(1, 20).Select(i => Dispatch($"call{i}", "side"))],
            [OwnEdition.Arrow("start", "call1"), .. Enumerable.Range(1, 19).Select(i => OwnEdition.Arrow($"call{i}", $"call{i + 1}"))]);
        var walk = new CaseWalk(_house);
        await walk.TipOff();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _house.Services.GetRequiredService<Rounds<InnerSteps>>().Round(CancellationToken.None)));
        await _house.Rest();

        Assert.Equal(20, (await walk.Inbox("section-head")).Count);
        Assert.Equal(20, (await Instances(walk.CaseId)).Count(i => i.DefinitionId == "side"));
    }

    [Fact]
    public async Task An_event_reaches_who_waits_in_its_case_and_the_case_that_its_correlation_id_names_and_no_other()
    {
        await Publish(null, [OwnEdition.Node("start", "Elsa.Start"), Event("wait", "ready"), OwnEdition.Opinion("after", "leader")], [OwnEdition.Arrow("start", "wait"), OwnEdition.Arrow("wait", "after")]);
        var (named, unnamed) = (new CaseWalk(_house), new CaseWalk(_house));
        await named.TipOff();
        await unnamed.TipOff();
        await Publish(null,
            [
                OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List("a", "b"))), Event("own", "ready"), OwnEdition.Opinion("first", "leader"),
                OwnEdition.Node("tell", "Elsa.PublishEvent", ("eventName", OwnEdition.Literal("ready")), ("correlationId", OwnEdition.Literal(named.CaseId))),
                OwnEdition.Node("here", "Elsa.PublishEvent", ("eventName", OwnEdition.Literal("ready"))), OwnEdition.Opinion("heard", "section-head"),
            ],
            [
                OwnEdition.Arrow("start", "fork"), OwnEdition.Arrow("fork", "own", "a"), OwnEdition.Arrow("fork", "first", "b"), OwnEdition.Arrow("first", "tell", "approved"), OwnEdition.Arrow("own", "heard"),
                OwnEdition.Arrow("tell", "here"),
            ]);
        var teller = new CaseWalk(_house);
        await teller.TipOff();
        Assert.Equal(HttpStatusCode.OK, (await teller.Complete("leader", Assert.Single(await teller.Inbox("leader")), "approved", [])).StatusCode);
        await _house.Rest();

        Assert.Single(await named.Inbox("leader"));
        Assert.Empty(await unnamed.Inbox("leader"));
        Assert.Single(await teller.Inbox("section-head"));
    }

    [Fact]
    public async Task An_event_starts_the_procedure_that_it_triggers_on_its_own_case()
    {
        var trigger = Event("called", "objection");
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        await Publish("side", [trigger, OwnEdition.Opinion("beside", "section-head")], [OwnEdition.Arrow("called", "beside")]);
        await Publish(null, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("tell", "Elsa.PublishEvent", ("eventName", OwnEdition.Literal("objection"))), OwnEdition.Opinion("onward", "leader")],
            [OwnEdition.Arrow("start", "tell"), OwnEdition.Arrow("tell", "onward")]);
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        await _house.Rest();

        Assert.Single(await walk.Inbox("leader"));
        Assert.Single(await walk.Inbox("section-head"));
    }

    [Fact]
    public async Task What_cannot_be_started_becomes_an_incident_and_holds_up_nothing_else()
    {
        await Publish(null, [OwnEdition.Node("start", "Elsa.Start"), Dispatch("call", "no-such-procedure"), OwnEdition.Opinion("onward", "leader")],
            [OwnEdition.Arrow("start", "call"), OwnEdition.Arrow("call", "onward")]);
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        await _house.Rest();

        Assert.Single(await walk.Inbox("leader"));
        var incident = await _house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.SingleAsync(i => i.CaseId == walk.CaseId));
        Assert.Contains("no-such-procedure", incident.Message, StringComparison.Ordinal);
        Assert.NotNull(incident.StepId);
    }

    [Fact]
    public async Task Workflows_that_start_each_other_for_ever_are_stopped_and_shown()
    {
        await Publish("side", [OwnEdition.Node("start", "Elsa.Start"), Dispatch("again", "side")], [OwnEdition.Arrow("start", "again")]);
        await Publish(null, [OwnEdition.Node("start", "Elsa.Start"), Dispatch("call", "side")], [OwnEdition.Arrow("start", "call")]);
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        await _house.Rest();

        Assert.Equal(InnerSteps.Deepest, (await Instances(walk.CaseId)).Count(i => i.DefinitionId == "side"));
        var incident = await _house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.SingleAsync(i => i.CaseId == walk.CaseId));
        Assert.Equal("steps-too-deep", incident.Code);
    }

    [Fact]
    public async Task A_step_that_faults_is_tried_again_and_then_held_for_the_supervisor()
    {
        await Publish(null, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("onward", "leader")], [OwnEdition.Arrow("start", "onward")]);
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        await _house.Inside(s => s.GetRequiredService<Transitions>().Run<int>(walk.CaseId, Domain.Cases.CaseLifecycle.System, t =>
        {
            t.Later("stumbling", []);
            return Task.FromResult<Outcome<int>>(1);
        }, CancellationToken.None));

        for (var i = 0; i < 6; i++)
        {
            await _house.Services.GetRequiredService<Rounds<InnerSteps>>().Round(CancellationToken.None);
            await NobodyHolds();
            _house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await _house.Rest();
        Assert.Equal(4, _stumbling.Tries);
        var incident = await _house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.SingleAsync(i => i.CaseId == walk.CaseId));
        Assert.Equal(("跌倒", "跌倒了。"), (incident.ActivityName, incident.Message));
    }

    private Task Publish(string? definition, JsonArray activities, JsonArray connections) =>
        definition is null ? OwnEdition.Publish(_house, activities, connections) : OwnEdition.Publish(_house, activities, connections, definition);

    private static JsonObject Dispatch(string id, string definition) => OwnEdition.Node(id, "Elsa.DispatchWorkflow", ("workflowDefinitionId", OwnEdition.Literal(definition)));

    private static JsonObject Event(string id, string name) => OwnEdition.Node(id, "Elsa.Event", ("eventName", OwnEdition.Literal(name)));

    private Task<List<InstanceRow>> Instances(string caseId) => _house.Inside(s => s.GetRequiredService<CaseDb>().Instances.AsNoTracking().Where(i => i.CaseId == caseId).ToListAsync());

    // The server goes round by itself as well: a lease that runs out under its hands would cost a try that never came to the step.
    private Task<bool> NobodyHolds() => _house.Inside(async s =>
    {
        while (await s.GetRequiredService<CaseDb>().InnerSteps.AnyAsync(x => x.DoneAt == null && x.HeldAt == null && x.LeasedUntil != null))
        {
            await Task.Delay(10);
        }

        return true;
    });

    private sealed class Stumbling : CaseStep
    {
        public int Tries { get; private set; }

        public override string Kind => "stumbling";

        public override string Title(JsonObject payload) => "跌倒";

        protected override Task<Refusal?> Take(Transition t, JsonObject payload, CancellationToken cancellation)
        {
            Tries++;
            throw new InvalidOperationException("跌倒了。");
        }
    }
}

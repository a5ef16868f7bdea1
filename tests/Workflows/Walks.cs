using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Tests.Workflows;

/// <summary>Cases walked through the drawings by people who choose at random; every one is closed in the end.</summary>
public sealed class Walks
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_people_choose_the_case_is_closed_and_nothing_is_left_open(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var walk = new Walk(random);

            walk.ToTheEnd();

            Assert.All(walk.Instances, s => Assert.Equal(InstanceSubStatus.Finished, s.SubStatus));
            Assert.All(walk.Instances, s => Assert.Empty(s.Incidents));
            Assert.EndsWith("close-case closed", walk.Done[^1], StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Beside => [.. SideProcedures.All.Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Beside))]
    public void Whatever_people_choose_a_procedure_beside_the_main_one_ends_and_nothing_is_left_open(string definition)
    {
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var walk = new Walk(random);

            walk.ToTheEnd(definition);

            Assert.All(walk.Instances, s => Assert.Equal(InstanceSubStatus.Finished, s.SubStatus));
            Assert.All(walk.Instances, s => Assert.Empty(s.Incidents));
        }
    }

    [Fact]
    public void A_case_without_returns_takes_the_stages_in_the_order_of_the_law()
    {
        var walk = new Walk(null);

        walk.ToTheEnd();

        Assert.Equal(
            [
                "accept-tip accepted", "assign-handlers assigned", "verify-tip substantiated", "confirm-verification agreed", "approve-filing approved", "investigate concluded",
                "confirm-investigation agreed", "decide-grading adopted", "review-legality passed", "issue-prior-notice issued", "record-defence waived", "discuss-collectively agreed",
                "decide penalise", "serve-decision served", "start-licence started", "start-insurance started", "start-money started", "start-personnel started",
                "start-transfer started", "finish-licence finished", "finish-insurance finished", "finish-money finished", "finish-personnel finished", "finish-transfer finished",
                "draft-notice drafted", "approve-notice approved", "give-feedback given", "close-case closed",
            ],
            walk.Done);
    }

    /// <summary>One case; without chance everybody takes the outcome that leads on.</summary>
    private sealed class Walk
    {
        private static readonly string[] LeadOn =
            ["accepted", "substantiated", "agreed", "approved", "concluded", "adopted", "passed", "waived", "penalise", "drafted", "closed"];

        private static readonly string[] Doubtful = ["noticeShown", "measuresTaken", "licenceMeasure", "insuranceMeasure", "moneyMeasure", "personnelMeasure", "transferMeasure", "discussionRequired"];

        private static readonly Definitions Shipped = new();

        private readonly Random? _random;
        private readonly Dictionary<string, InstanceState> _states = [];
        private readonly JsonObject _facts = new() { ["tier"] = "notify" };
        private int _ids;

        public Walk(Random? random)
        {
            _random = random;
            foreach (var fact in Doubtful)
            {
                _facts[fact] = Chance(2);
            }
        }

        public IReadOnlyCollection<InstanceState> Instances => _states.Values;

        /// <summary>Acts and their outcomes, in order.</summary>
        public List<string> Done { get; } = [];

        public void ToTheEnd(string definition = "case-lifecycle")
        {
            Move(b => b.Start(Shipped.Find(definition)!, new StartRequest { CorrelationId = "case" }));
            while (_states.Values.SelectMany(s => s.Bookmarks).Where(b => b.Name == "Case.HumanTask").ToList() is { Count: > 0 } open)
            {
                Assert.InRange(Done.Count, 0, 5_000);
                var task = open[_random?.Next(open.Count) ?? 0];
                var outcomes = task.Payload["outcomes"]!.AsArray().Select(o => (string)o!).ToList();
                var outcome = _random is null ? outcomes.Find(LeadOn.Contains) ?? outcomes[0] : outcomes[_random.Next(outcomes.Count)];
                Record((string)task.Payload["act"]!, outcome);
                Move(b => Assert.IsType<ResumeResult.Done>(b.Resume(task.InstanceId, task.Id, new ResumeInput { Outcomes = [outcome] })));
            }
        }

        private void Record(string act, string outcome)
        {
            Done.Add($"{act} {outcome}");
            switch (act)
            {
                case "verify-tip":
                    _facts["verification"] = outcome;
                    break;
                case "register-challenge":
                    _facts["challenge"] = outcome;
                    break;
                case "conclude-challenge":
                    _facts["challengeResult"] = outcome;
                    break;
                case "decide-correction":
                    _facts["correction"] = outcome;
                    break;
                case "decide-grading":
                    _facts["tier"] = _random is not null && Chance(3) ? "none" : "notify";
                    break;
                case "decide":
                    _facts["decision"] = outcome;
                    _facts["penalised"] = outcome == "penalise";
                    break;
            }
        }

        private void Move(Action<Burst> act)
        {
            var burst = new Burst(Shipped, _states.Values, new BurstOptions
            {
                Now = DateTimeOffset.UnixEpoch,
                NewId = () => $"id{++_ids}",
                Services = Nothing.Instance,
                Facts = _facts,
            });
            act(burst);
            foreach (var state in burst.Changed)
            {
                _states[state.Id] = InstanceState.FromJson(state.ToJson());
            }
        }

        private bool Chance(int of) => _random is null || _random.Next(of) == 0;
    }

    private sealed class Definitions : IDefinitionSet
    {
        private readonly Dictionary<string, CompiledWorkflow> _compiled;

        public Definitions()
        {
            var compiler = new WorkflowCompiler(new ActivityRegistry().RegisterBuiltIns()
                .Register<Task>().Register<GradePenalty>().Register<Transfer>().Register<ReportUp>().Register<PublishNotice>().Register<Deadline>());
            _compiled = Drawing.All.ToDictionary(d => d.Name, d => compiler.Compile(WorkflowDefinition.Read(d.Text)));
        }

        public CompiledWorkflow? Find(string definitionId) => _compiled.GetValueOrDefault(definitionId);
    }

    private sealed class Nothing : IServiceProvider
    {
        public static readonly Nothing Instance = new();

        public object? GetService(Type serviceType) => null;
    }

    [Activity("Case", "HumanTask")]
    private sealed class Task : Activity
    {
        public Input<string>? Act { get; set; }

        [Input(UIHint = "dynamic-outcomes")]
        public Input<string[]>? Outcomes { get; set; }

        protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark("Case.HumanTask", new JsonObject
        {
            ["act"] = context.Get(Act),
            ["outcomes"] = new JsonArray([.. context.Get(Outcomes)!.Select(o => (JsonNode)o)]),
        });
    }

    private abstract class Passing : Activity
    {
        protected override void Execute(ActivityExecutionContext context) => context.CompleteActivity();
    }

    [Activity("Case", "GradePenalty")]
    private sealed class GradePenalty : Passing;

    [Activity("Case", "Transfer")]
    private sealed class Transfer : Passing;

    [Activity("Case", "ReportUp")]
    private sealed class ReportUp : Passing;

    [Activity("Case", "PublishNotice")]
    private sealed class PublishNotice : Passing;

    [Activity("Case", "Deadline")]
    private sealed class Deadline : Passing;
}

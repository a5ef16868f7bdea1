using System.Globalization;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Tests.Engine.Reference;

namespace Qingyi.Tests.Engine;

/// <summary>A step or a task of a random drawing.</summary>
[Activity("Sample", "Member")]
public sealed class Member : Activity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        var script = context.GetRequiredService<DrawnRun>();
        if (script.Waits(context.ActivityId))
        {
            context.CreateBookmark("Sample.Member", []);
        }
        else
        {
            context.CompleteActivity(script.Next(context.ActivityId));
        }
    }

    protected override void Resume(ActivityExecutionContext context, ResumeInput input) =>
        context.CompleteActivity(context.GetRequiredService<DrawnRun>().Next(context.ActivityId));
}

/// <summary>A drawing on the engine, its state as text between the bursts.</summary>
public sealed class DrawnRun : IServiceProvider, IDefinitionSet
{
    private static readonly WorkflowCompiler Compiler = new(new ActivityRegistry().RegisterBuiltIns().Register<Member>());

    private readonly Drawing _drawing;
    private readonly CompiledWorkflow _workflow;
    private readonly Dictionary<string, int> _runs = [];
    private InstanceState? _state;
    private int _ids;

    internal DrawnRun(Drawing drawing)
    {
        _drawing = drawing;
        _workflow = Compiler.Compile(Charts.Read(drawing.Definition()));
    }

    public List<string> Log { get; } = [];

    public string? End => _state!.Status == InstanceStatus.Running ? null : _state.SubStatus.ToString();

    public IEnumerable<string> Waiting => _state!.Bookmarks.Select(b => b.ActivityId);

    public void Start() => Act(burst => burst.Start(_workflow, new StartRequest()));

    public void Resume(string activity) => Act(burst => burst.Resume(_state!.Id, _state.Bookmarks.First(b => b.ActivityId == activity).Id, new ResumeInput()));

    public bool Waits(string activity) => _drawing.Kinds[Drawing.Number(activity)] == Kind.Task;

    public string[] Next(string activity)
    {
        var run = _runs[activity] = _runs.GetValueOrDefault(activity, -1) + 1;
        return [.. _drawing.Outcomes(Drawing.Number(activity), run)];
    }

    public object? GetService(Type serviceType) => serviceType == typeof(DrawnRun) ? this : null;

    public CompiledWorkflow? Find(string definitionId) => _workflow;

    private void Act(Action<Burst> act)
    {
        var burst = new Burst(this, _state is null ? [] : [_state], new BurstOptions { Now = DateTimeOffset.UnixEpoch, NewId = () => (++_ids).ToString(CultureInfo.InvariantCulture), Services = this });
        act(burst);
        _state = InstanceState.FromJson(burst.Changed[0].ToJson());
        Log.AddRange(burst.Journal
            .Where(e => e.ActivityId != Node.WorkflowId && (e.ActivityId != "chart" || e.EventName == "Completed"))
            .Select(e => $"{e.ActivityId} {e.EventName}{(e.EventName == "Completed" ? " " + string.Join(',', e.Outcomes) : "")}"));
    }
}

/// <summary>QINGYI_CHARTS sets how many drawings are compared and QINGYI_CHARTS_SEED where they begin; <c>ops/longtest charts</c> does both.</summary>
public sealed class ReferenceModelTests
{
    private static readonly int Count = Setting("QINGYI_CHARTS", 20_000);
    private static readonly int First = Setting("QINGYI_CHARTS_SEED", 1);

    [Fact]
    public void Random_charts_run_step_by_step_as_the_reference_model_says()
    {
        var (bursts, faulted, largest) = (0, 0, 0);
        Parallel.ForEach(Enumerable.Range(First, Count), new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var drawing = new Drawing(seed);
            var (steps, end) = Compare(drawing, new Random(seed));
            Interlocked.Add(ref bursts, steps);
            Interlocked.Add(ref faulted, end == "Faulted" ? 1 : 0);
            InterlockedMax(ref largest, drawing.Kinds.Length);
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{Count} charts from seed {First}, {bursts} bursts, {faulted} with a loop of two ways in, largest {largest} nodes");
        Assert.True(bursts > Count && faulted < Count / 10, $"The mix is poor: {bursts} bursts, {faulted} faulted.");
    }

    private static (int Bursts, string? End) Compare(Drawing drawing, Random random)
    {
        var (engine, model) = (new DrawnRun(drawing), new ReferenceRun(drawing));
        engine.Start();
        model.Start();
        var bursts = 1;
        for (var seen = 0; ; bursts++)
        {
            for (; seen < Math.Max(engine.Log.Count, model.Log.Count); seen++)
            {
                Same(model.Log.ElementAtOrDefault(seen), engine.Log.ElementAtOrDefault(seen), drawing, model.Log, seen);
            }

            Same(string.Join(' ', model.Waiting.Select(Drawing.Name)), string.Join(' ', engine.Waiting), drawing, model.Log, seen);
            Same(model.End, engine.End, drawing, model.Log, seen);
            if (model.Waiting.Count == 0 || bursts > 500)
            {
                Assert.True(engine.End is not null, $"{drawing}: nothing waits and it has not ended");
                return (bursts, engine.End);
            }

            var next = model.Waiting[random.Next(model.Waiting.Count)];
            engine.Resume(Drawing.Name(next));
            model.Resume(next);
        }
    }

    private static void Same(string? model, string? engine, Drawing drawing, List<string> log, int at) =>
        Assert.True(model == engine, $"{drawing}\nafter {string.Join("; ", log.Take(at))}\nthe model says: {model}\nthe engine did: {engine}");

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen;)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen) is var found && found == seen ? value : found;
        }
    }
}

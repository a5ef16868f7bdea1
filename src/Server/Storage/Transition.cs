using Qingyi.Domain.Deadlines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Rules;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Inner;
using Qingyi.Server.Secrets;
using Qingyi.Server.Studio;

namespace Qingyi.Server.Storage;

/// <summary>
/// One transition of one case: everything that a step changes is collected here and saved at once. Activities find it as their service and only
/// record effects into it; nothing outside is touched before the commit.
/// </summary>
public sealed class Transition : IServiceProvider
{
    internal static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly House _house;
    private readonly List<(string Case, string What, JsonObject Data)> _entries = [];
    private WorkflowSet _workflows;
    private string? _caseKey;
    private Burst? _burst;

    internal Transition(CaseDb db, Case of, CaseRecords records, WorkflowSet workflows, Person by, DateTimeOffset now, House house)
    {
        (Db, Case, Records, _workflows, By, Now, _house) = (db, of, records, workflows, by, now, house);
        RefreshFacts();
    }

    public CaseDb Db { get; }
    public Case Case { get; }
    public CaseRecords Records { get; }
    public Person By { get; }

    /// <summary>The one instant of the transition, UTC.</summary>
    public DateTimeOffset Now { get; }
    public DateOnly Today => LegalDay.Of(Now);

    /// <summary>What expressions read as <c>facts</c>: codes, days and figures of the case, never sealed text.</summary>
    public JsonObject Facts { get; } = [];

    public string NewId() => _house.Ids.New();

    /// <summary>The rule set in force, and the working-day calendar.</summary>
    public GradingRules Rules => _house.Rules;
    public Calendar Calendar => _house.Calendar;

    /// <summary>For drawing lots.</summary>
    public RandomSource Random => _house.Random;

    /// <summary>Entries of the case's audit chain, in order; ids and codes only.</summary>
    public void Audit(string what, JsonObject data) => AuditOn(Case.Id, what, data);

    /// <summary>An entry of another case that this transition touches, too (并案).</summary>
    public void AuditOn(string caseId, string what, JsonObject data) => _entries.Add((caseId, what, data));

    /// <summary>Seals a text of people under the case's own key and gives its id; empty text gives null.</summary>
    public string? Seal(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var id = NewId();
        using var key = OpenKey();
        Db.SealedTexts.Add(new SealedText { Id = id, CaseId = Case.Id, Box = key.Seal(text, $"text/{id}").Bytes, At = Now });
        return id;
    }

    /// <summary>Opens a wrapped key for the time of one operation.</summary>
    public DataKey Unwrap(string wrapped) => _house.Ring.Unwrap(SealedKey.Parse(wrapped));

    /// <summary>A message for another organ; leaves after the commit.</summary>
    /// <returns>The message id.</returns>
    public string Send(string kind, string partner, object payload)
    {
        var id = NewId();
        Db.Outbox.Add(new OutboxRow { Id = id, Kind = kind, Partner = partner, CaseId = Case.Id, Payload = JsonSerializer.Serialize(payload, Plain), CreatedAt = Now, NextTry = Now });
        return id;
    }

    /// <summary>Lets the case run on a larger set from now on. Before anything is started or resumed.</summary>
    public void Use(Definitions definitions, string set)
    {
        Case.WorkflowSet = set;
        _workflows = definitions.SetOf(set);
    }

    /// <summary>Leaves work behind for a transition of its own, which begins once this one is committed (see <see cref="InnerStep"/>).</summary>
    /// <param name="payload">Ids, codes and workflow input; sealed text never.</param>
    /// <param name="caseId">The case whose transition it is to be; null: this one.</param>
    /// <param name="instanceId">The workflow instance that asked for it.</param>
    public void Later(string kind, JsonObject payload, string? caseId = null, string? instanceId = null)
    {
        Db.InnerSteps.Add(new InnerStepRow
        {
            Kind = kind, CaseId = caseId ?? Case.Id, InstanceId = instanceId, Payload = payload.ToJsonString(Plain), Depth = Depth + 1, CreatedAt = Now, NextTry = Now,
        });
        LeftSteps = true;
    }

    /// <summary>How many inner steps led to this transition; 0 for a person's or a clock's.</summary>
    internal int Depth { get; set; }

    /// <summary>Whether there is something for the worker after the commit.</summary>
    internal bool LeftSteps { get; private set; }

    /// <summary>Whether the case holds a version of the definition.</summary>
    public bool Knows(string definitionId) => _workflows.Find(definitionId) is not null;

    /// <summary>The version of a definition that the case holds.</summary>
    public CompiledWorkflow? Workflow(string definitionId) => _workflows.Find(definitionId);

    /// <summary>Starts a workflow of the case.</summary>
    /// <returns>Id of the instance.</returns>
    public string Start(string definitionId, JsonObject input) => Start(definitionId, new StartRequest { CorrelationId = Case.Id, Name = Case.Number, Input = input });

    public string Start(string definitionId, StartRequest request)
    {
        RefreshFacts();
        return Burst.Start(_workflows.Find(definitionId) ?? throw new InvalidOperationException($"The case's set lacks the definition {definitionId}."), request).Id;
    }

    /// <summary>Hands an event to whatever waits for it in this case, and starts the procedures of the case that it triggers.</summary>
    /// <param name="correlationId">Null, or this case's id: the whole case; otherwise only instances that carry it.</param>
    /// <returns>How many instances went on or began.</returns>
    public int Deliver(string name, JsonNode? payload, string? correlationId)
    {
        RefreshFacts();
        var begun = 0;
        if (correlationId is null || correlationId == Case.Id)
        {
            foreach (var workflow in _workflows.All())
            {
                begun += Burst.Trigger(workflow, name, payload, new StartRequest { CorrelationId = Case.Id, Name = Case.Number });
            }
        }

        return begun + Burst.Deliver(name, payload, correlationId);
    }

    /// <summary>Resumes what a bookmark waits for.</summary>
    public ResumeResult Resume(string instanceId, string bookmarkId, string outcome) => Resume(instanceId, bookmarkId, new ResumeInput { Outcomes = [outcome] });

    public ResumeResult Resume(string instanceId, string bookmarkId, ResumeInput input)
    {
        RefreshFacts();
        return Burst.Resume(instanceId, bookmarkId, input);
    }

    /// <summary>Runs a held automatic step again.</summary>
    public ResumeResult Retry(string instanceId, string activityId)
    {
        RefreshFacts();
        return Burst.Retry(instanceId, activityId);
    }

    /// <summary>Completes a held step by decision, without running it.</summary>
    public ResumeResult Skip(string instanceId, string activityId, string outcome)
    {
        RefreshFacts();
        return Burst.Skip(instanceId, activityId, [outcome]);
    }

    /// <summary>A person does what a step that is held could not do.</summary>
    public ResumeResult HandOver(string instanceId, string activityId, JsonObject task)
    {
        RefreshFacts();
        return Burst.HandOver(instanceId, activityId, TaskRows.Bookmark, task);
    }

    /// <summary>Lets a held inner step go on, as if it had just been left behind.</summary>
    internal void Release(InnerStepRow step)
    {
        (step.HeldAt, step.NextTry, step.Tries, step.Depth) = (null, Now, 0, 0);
        step.Fence++;
        LeftSteps = true;
    }

    /// <summary>Ends an instance and its children from outside; whoever waits for it goes on.</summary>
    public void Cancel(string instanceId)
    {
        RefreshFacts();
        Burst.Cancel(instanceId);
    }

    /// <summary>Ends what still runs of the case's workflow.</summary>
    public void CancelWorkflow()
    {
        foreach (var running in Records.Instances.Where(i => i.Status == nameof(InstanceStatus.Running) && i.ParentId is null).Select(i => i.Id).ToList())
        {
            Burst.Cancel(running);
        }
    }

    /// <summary>Moves all running instances of the case to another set of versions; a problem leaves everything as it was.</summary>
    public IReadOnlyList<MoveProblem> Move(WorkflowSet to, Func<string, IReadOnlyDictionary<string, string>> map)
    {
        RefreshFacts();
        var problems = Burst.Move(to, map);
        if (problems.Count == 0)
        {
            _workflows = to;
            Case.WorkflowSet = to.Write();
        }

        return problems;
    }

    /// <summary>What the transition has changed so far, parents before children.</summary>
    public IReadOnlyList<InstanceState> Changed => _burst?.Changed ?? [];

    /// <summary>Brings <see cref="Facts"/> in line with the case; activities call it after they changed the case.</summary>
    public void RefreshFacts() => CaseFactsView.Fill(Facts, Case);

    object? IServiceProvider.GetService(Type serviceType) => serviceType == typeof(Transition) ? this : null;

    private Burst Burst => _burst ??= new Burst(_workflows, Records.Instances.Where(i => i.Status == nameof(InstanceStatus.Running)).Select(i => InstanceState.FromJson(i.State)),
        new BurstOptions { Now = Now, NewId = _house.Ids.New, Services = this, Facts = Facts, Zone = LegalDay.Zone });

    /// <summary>Turns the burst into rows. Called once, before the save.</summary>
    internal async Task Collect(CancellationToken cancellation)
    {
        SenderFeedback.Tell(this);
        if (_burst is { } burst)
        {
            BurstRows.Write(this, burst);
        }

        foreach (var (id, what, data) in _entries)
        {
            await AuditChain.Append(Db, "case/" + id, Now, what, By.Id == CaseLifecycle.System.Id ? null : By.Id, data, cancellation);
        }

        Case.Version++;
    }

    /// <summary>The case's key is thrown away: what it sealed can be read by nobody any more. What is sealed from now on has a new one.</summary>
    public void ChangeKey()
    {
        var (key, wrapped) = _house.Ring.NewKey();
        key.Dispose();
        _caseKey = wrapped.ToString();
        if (Db.CaseKeys.Find(Case.Id) is { } row)
        {
            row.Wrapped = _caseKey;
        }
        else
        {
            Db.CaseKeys.Add(new CaseKey { CaseId = Case.Id, Wrapped = _caseKey });
        }
    }

    private DataKey OpenKey()
    {
        _caseKey ??= Records.Key;
        if (_caseKey is not null)
        {
            return _house.Ring.Unwrap(SealedKey.Parse(_caseKey));
        }

        var (key, wrapped) = _house.Ring.NewKey();
        _caseKey = wrapped.ToString();
        Db.CaseKeys.Add(new CaseKey { CaseId = Case.Id, Wrapped = _caseKey });
        return key;
    }
}

/// <summary>What every transition needs of the house.</summary>
public sealed record House(KeyRing Ring, Ids Ids, GradingRules Rules, Calendar Calendar, RandomSource Random);

/// <summary>The rows of a case that a transition works on, loaded with it: what is running, open or waiting. What few steps need is asked for when they do.</summary>
public sealed class CaseRecords
{
    private readonly CaseDb? _db;
    private readonly string _caseId = "";

    private CaseRecords()
    {
    }

    private CaseRecords(CaseDb db, string caseId) => (_db, _caseId) = (db, caseId);

    internal static CaseRecords OfNewCase { get; } = new();

    /// <summary>The running ones: an instance that has ended never moves again.</summary>
    public IReadOnlyList<InstanceRow> Instances { get; private init; } = [];
    public IReadOnlyList<BookmarkRow> Bookmarks { get; private init; } = [];
    public IReadOnlyList<TaskRow> OpenTasks { get; private init; } = [];
    public IReadOnlyList<DeadlineRow> OpenDeadlines { get; private init; } = [];
    public IReadOnlyList<IncidentRow> OpenIncidents { get; private init; } = [];

    /// <summary>Pieces of evidence.</summary>
    public int Evidence => _db?.Evidence.Count(e => e.CaseId == _caseId) ?? 0;

    /// <summary>The case's key, wrapped; null until something was sealed.</summary>
    public string? Key => _db?.CaseKeys.Find(_caseId)?.Wrapped;

    internal static async Task<CaseRecords> Load(CaseDb db, string caseId, CancellationToken cancellation) => new(db, caseId)
    {
        Instances = await db.Instances.Where(i => i.CaseId == caseId && i.Status == nameof(InstanceStatus.Running)).ToListAsync(cancellation),
        Bookmarks = await db.Bookmarks.Where(b => b.CaseId == caseId).ToListAsync(cancellation),
        OpenTasks = await db.Tasks.Where(t => t.CaseId == caseId && t.State == "open").ToListAsync(cancellation),
        OpenDeadlines = await db.Deadlines.Where(d => d.CaseId == caseId && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation),
        OpenIncidents = await db.Incidents.Where(i => i.CaseId == caseId && i.ResolvedAt == null).ToListAsync(cancellation),
    };
}

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
using Qingyi.Server.Features.Grading;
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
public sealed partial class Transition : IServiceProvider
{
    internal static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly House _house;
    private readonly List<(string Case, string What, JsonObject Data)> _entries = [];
    private readonly List<TaskRow> _opened = [];
    private WorkflowSet _workflows;
    private string? _caseKey;
    private Calendar? _calendar;
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

    /// <summary>The rule set in force now, and the working-day calendar.</summary>
    public GradingRules Rules => _house.Rules.Now(Db);
    public Calendar Calendar => _calendar ??= _house.Calendar.In(Db);

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

    /// <summary>A task that opens with the transition.</summary>
    public void Add(TaskRow task)
    {
        Db.Tasks.Add(task);
        _opened.Add(task);
    }

    /// <summary>The tasks that are open once the transition is committed, the oldest first.</summary>
    public IReadOnlyList<TaskRow> OpenTasks => [.. Records.OpenTasks.Concat(_opened).Where(t => t.State == "open").OrderBy(t => t.CreatedAt)];

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

    /// <summary>Brings <see cref="Facts"/> in line with the case; activities call it after they changed the case.</summary>
    public void RefreshFacts() => CaseFactsView.Fill(Facts, Case);

    object? IServiceProvider.GetService(Type serviceType) => serviceType == typeof(Transition) ? this : null;

    /// <summary>Turns the burst into rows. Called once, before the save.</summary>
    internal async Task Collect(CancellationToken cancellation)
    {
        SenderFeedback.Tell(this);
        ClosedGrading.Keep(this);
        if (_burst is { } burst)
        {
            BurstRows.Write(this, burst);
        }

        foreach (var (id, what, data) in _entries)
        {
            if (By.For is { } absent)
            {
                data["for"] = absent.Id;
            }

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

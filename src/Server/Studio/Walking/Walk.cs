using System.Globalization;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Runs;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Studio.Walking;

/// <summary>
/// Walks a set of drawings with an invented case: the engine runs the drawings, the case's lifecycle says what is lawful, and every choice that a person
/// has is taken once from each position. Decision 0011 says what follows from it.
/// </summary>
public sealed class Walk(WalkedSet set, WalkRecord record, int most)
{
    private const string Ours = TaskRows.Bookmark;
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<Position> _open = new();
    private int _ids;

    /// <summary>Walks from the start of a drawing.</summary>
    /// <param name="root">Key of the drawing.</param>
    /// <param name="of">The case as it stands then.</param>
    /// <param name="whole">The drawing carries the case from its beginning to its end, so that each way through it can be judged by itself.</param>
    public void From(string root, Rehearsal of, bool whole)
    {
        if (set.Find(root) is not { } workflow)
        {
            return;
        }

        var start = new Position([], of, Way.Start with { Definition = root });
        Add(Move(start, of.Copy(), null, burst => burst.Start(workflow, new StartRequest { CorrelationId = "rehearsal" })), whole);
        while (_open.TryDequeue(out var at))
        {
            record.Positions++;
            if (_seen.Count > most)
            {
                record.IsComplete = false;
                _open.Clear();
                return;
            }

            Expand(at, whole);
        }
    }

    private void Expand(Position at, bool whole)
    {
        var taken = new List<Position>();
        foreach (var bookmark in at.Open)
        {
            var moves = Moves(at, bookmark);
            if (whole && at.Open.Count == 1)
            {
                record.Alone(at, bookmark, moves);
            }

            var nexts = moves.Select(m => m.Next).OfType<Position>().ToList();
            if (nexts.Count == moves.Count && nexts.TrueForAll(next => LosesNothing(at, bookmark, next)))
            {
                // Whatever the other open tasks may do stays possible after this one, so no other order needs to be walked.
                taken = nexts;
                break;
            }

            taken.AddRange(nexts);
        }

        taken.ForEach(next => Add(next, whole));
    }

    private static bool LosesNothing(Position at, Bookmark done, Position next) =>
        next.Case.Case.Stage == at.Case.Case.Stage
        && next.Established.IsSupersetOf(at.Established)
        && at.Open.All(b => b.Id == done.Id || next.Open.Any(n => n.Id == b.Id));

    private void Add(Position next, bool whole)
    {
        record.Visit(next);
        if (whole && next.Instances.Count == 0)
        {
            record.Ended(next);
        }

        if (_seen.Add(next.Key(set.ReadsOutputs)))
        {
            _open.Enqueue(next);
        }
    }

    private List<WalkedMove> Moves(Position at, Bookmark bookmark)
    {
        var name = record.NameOf(DefinitionOf(at, bookmark), bookmark.ActivityId);
        if (bookmark.Name != Ours || Acts.Find((string?)bookmark.Payload["act"] ?? "") is not { } act)
        {
            return [new WalkedMove("Done", false, null, Move(at, at.Case.Copy(), null, burst => burst.Resume(bookmark.InstanceId, bookmark.Id, new ResumeInput())))];
        }

        var moves = new List<WalkedMove>();
        foreach (var outcome in bookmark.Payload["outcomes"]!.AsArray().Select(o => (string)o!))
        {
            var of = at.Case.Copy();
            var triggers = act.Fires(outcome, of.Case);
            var refusal = Fire(of, triggers, act.Id, outcome, (string?)bookmark.Payload["part"]);
            if (act.TakesForm && set.ReadsForm(bookmark.ActivityId))
            {
                of.FillIn(bookmark.ActivityId, outcome);
            }

            record.Tried(DefinitionOf(at, bookmark), bookmark.ActivityId, outcome, triggers.Count > 0, refusal, at);
            var next = refusal is null ? Move(at, of, name, burst => burst.Resume(bookmark.InstanceId, bookmark.Id, new ResumeInput { Outcomes = [outcome] })) : null;
            moves.Add(new WalkedMove(outcome, triggers.Count > 0, refusal, next));
        }

        return moves;
    }

    private static Refusal? Fire(Rehearsal of, IReadOnlyList<CaseTrigger> triggers, string act, string outcome, string? part)
    {
        foreach (var trigger in triggers)
        {
            if (of.Fire(trigger, act, outcome, part) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private Position Move(Position at, Rehearsal of, string? via, Action<Burst> act)
    {
        var rehearsing = new Rehearsing(of);
        var burst = new Burst(set, at.Instances, new BurstOptions { Now = Now, NewId = NewId, Services = rehearsing, Facts = rehearsing.Facts });
        act(burst);
        foreach (var dispatch in burst.Dispatched.ToList())
        {
            // Its own transition in the service; here it goes on beside the rest.
            if (set.Find(dispatch.DefinitionId) is { } workflow)
            {
                burst.Start(workflow, new StartRequest { InstanceId = dispatch.InstanceId, CorrelationId = dispatch.CorrelationId, Input = dispatch.Input });
            }
        }

        var changed = burst.Changed.ToDictionary(i => i.Id, StringComparer.Ordinal);
        var instances = at.Instances.Select(i => changed.Remove(i.Id, out var moved) ? moved : i).ToList();
        instances.AddRange(burst.Changed.Where(i => changed.ContainsKey(i.Id)));
        var next = new Position([.. instances.Where(i => i.Status == InstanceStatus.Running)], of, new Way(at.Way, via, at.Instances is [var first, ..] ? first.DefinitionId : at.Way.Definition));
        record.Moved(next, burst, rehearsing.Steps);
        return next;
    }

    private static string DefinitionOf(Position at, Bookmark bookmark) => at.Instances.First(i => i.Id == bookmark.InstanceId).DefinitionId;

    private string NewId() => string.Create(CultureInfo.InvariantCulture, $"~{_ids++}~");
}

/// <summary>One choice at an open step: what it does in law, and where it leads unless the law refuses it.</summary>
public sealed record WalkedMove(string Outcome, bool Moves, Refusal? Refusal, Position? Next);

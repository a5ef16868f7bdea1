using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Moves;

/// <summary>Under which id a step of a case's journal stands in the drawing of today: moves renamed some, and the journal keeps what was.</summary>
public sealed class MovedSteps
{
    private readonly List<(DateTimeOffset At, MoveMap Map)> _moves;

    private MovedSteps(List<(DateTimeOffset At, MoveMap Map)> moves) => _moves = moves;

    public static async Task<MovedSteps> Of(CaseDb db, string caseId, CancellationToken cancellation)
    {
        var moves = await db.MoveCases.AsNoTracking().Where(c => c.CaseId == caseId && c.State == "moved")
            .Join(db.Moves, c => c.MoveId, m => m.Id, (c, m) => new { At = c.At!.Value, m.Map }).OrderBy(m => m.At).ToListAsync(cancellation);
        return new MovedSteps(moves.ConvertAll(m => (m.At, MoveMap.Read(m.Map))));
    }

    /// <summary>The id today of a step that the journal named at an instant; the old id where it has no counterpart.</summary>
    public string Today(string definition, string activityId, DateTimeOffset at)
    {
        foreach (var (_, map) in _moves.Where(m => m.At > at))
        {
            activityId = map.For(definition).GetValueOrDefault(activityId) is { Length: > 0 } next ? next : activityId;
        }

        return activityId;
    }
}

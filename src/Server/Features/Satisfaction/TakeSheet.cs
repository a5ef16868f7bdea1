using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Satisfaction;

/// <summary>
/// Takes an anonymous sheet. Sheets are counted five at a time and only then become figures, so that no look before and after one visitor tells what that visitor said.
/// </summary>
public sealed class TakeSheet(CaseDb db, WriteGate gate, TimeProvider clock, RandomSource random)
{
    public const int Questions = 5;
    public const int Best = 5;

    /// <summary>Fewer are never shown, nor counted by themselves.</summary>
    public const int Least = 5;

    private const int KeyLength = 32;

    /// <summary>A key for one form: random, and without the time.</summary>
    public string NewKey()
    {
        Span<byte> bytes = stackalloc byte[KeyLength / 2];
        random(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    public static string MonthOf(DateTimeOffset at) => LegalDay.Of(at).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <param name="scores">One of 1 to <see cref="Best"/> for each question.</param>
    public async Task<Outcome<bool>> Take(string point, string key, IReadOnlyList<int> scores, CancellationToken cancellation)
    {
        if (scores.Count != Questions || scores.Any(s => s is < 1 or > Best))
        {
            return Refusals.Of("invalid-data.survey-questions", Questions);
        }

        if (key.Length != KeyLength || !key.All(char.IsAsciiHexDigitLower))
        {
            return Refusals.Of("invalid-data.survey-page-incomplete");
        }

        using var write = await gate.Write(cancellation);
        await using var locks = await db.BeginLocking(cancellation);
        await db.Turn("survey/" + point, cancellation);
        if (!await db.SurveyPoints.AnyAsync(p => p.Id == point && p.ClosedAt == null, cancellation))
        {
            return NoSuchPoint;
        }

        if (await db.SurveySheets.AnyAsync(s => s.Id == key, cancellation))
        {
            return true;
        }

        var month = MonthOf(clock.GetUtcNow());
        db.SurveySheets.Add(new SurveySheetRow { Id = key, PointId = point, Month = month, Scores = string.Concat(scores.Select(s => s.ToString(CultureInfo.InvariantCulture))) });
        var waiting = await db.SurveySheets.Where(s => s.PointId == point && s.Month == month && s.Scores != null).ToListAsync(cancellation);
        if (waiting.Count + 1 >= Least)
        {
            await Count(point, month, [.. waiting, .. db.SurveySheets.Local.Where(s => s.Id == key)], cancellation);
        }

        await db.SaveAndCommit(cancellation);
        return true;
    }

    public static Refusal NoSuchPoint { get; } = Refusals.Of("no-such-survey");

    private async Task Count(string point, string month, IReadOnlyList<SurveySheetRow> sheets, CancellationToken cancellation)
    {
        var figures = await db.SurveyFigures.Where(f => f.PointId == point && f.Month == month).ToListAsync(cancellation);
        foreach (var (question, score) in sheets.SelectMany(s => s.Scores!.Select((c, i) => (Question: i + 1, Score: c - '0'))))
        {
            var figure = figures.FirstOrDefault(f => f.Question == question && f.Score == score);
            if (figure is null)
            {
                figures.Add(figure = new SurveyFigureRow { PointId = point, Month = month, Question = question, Score = score, Count = 0 });
                db.SurveyFigures.Add(figure);
            }

            figure.Count++;
        }

        foreach (var sheet in sheets)
        {
            sheet.Scores = null;
        }
    }
}

using Qingyi.Domain.Deadlines;
using Qingyi.Server.Web.Pages;

namespace Qingyi.Server.Features.Publication;

/// <summary>Notices as lists show them.</summary>
public static class NoticeLines
{
    public static NoticeLine Line(NoticeRow row, DateOnly today) => new(
        row.Id, row.Title, Kind(row), row.Number, LegalDay.Of(row.PublishedAt), row.Until, State(row, today), row.WithdrawalReason);

    public static NoticeState State(NoticeRow row, DateOnly today) =>
        row.WithdrawnAt is not null ? NoticeState.Withdrawn : row.Until is { } until && until < today ? NoticeState.Expired : NoticeState.InForce;

    private static NoticeKind Kind(NoticeRow row) => row.Scope == "internal" ? NoticeKind.Criticism : NoticeKind.Penalty;
}

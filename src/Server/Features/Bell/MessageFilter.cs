using Qingyi.Server.Deadlines;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Bell;

/// <summary>Which messages are shown, as it stands in the address.</summary>
/// <param name="Kind">Null: of every kind.</param>
public sealed record MessageFilter(bool Unread, MessageKind? Kind)
{
    private const string Handler = "handler";

    public static MessageFilter Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var asked = http.Request.Query["kind"].ToString();
        return new(http.Request.Query["show"] == "unread", Enum.GetValues<MessageKind>().Where(k => Code(k) == asked).Cast<MessageKind?>().FirstOrDefault());
    }

    public string Address(string path, string? after = null) => Addresses.Of(path, ("show", Unread ? "unread" : null), ("kind", Kind is { } kind ? Code(kind) : null), ("after", after));

    /// <summary>Key of the words that name a kind.</summary>
    public static string Word(MessageKind kind) => kind switch
    {
        MessageKind.Reminder => "messages.kind.reminder",
        MessageKind.Escalation => "messages.kind.escalation",
        MessageKind.Circulated => "messages.kind.circulated",
        _ => "messages.kind.news",
    };

    internal static MessageKind KindOf(EscalationRow row) => row.Recipient switch
    {
        Handler => MessageKind.Reminder,
        DeadlineNews.Recipient => MessageKind.News,
        _ => MessageKind.Escalation,
    };

    /// <summary>Those of the kind; what was circulated stands elsewhere.</summary>
    internal IQueryable<EscalationRow> Of(IQueryable<EscalationRow> rows) => Kind switch
    {
        null => rows,
        MessageKind.Reminder => rows.Where(e => e.Recipient == Handler),
        MessageKind.News => rows.Where(e => e.Recipient == DeadlineNews.Recipient),
        MessageKind.Escalation => rows.Where(e => e.Recipient != Handler && e.Recipient != DeadlineNews.Recipient),
        _ => rows.Where(e => false),
    };

    private static string Code(MessageKind kind) => kind.ToString().ToLowerInvariant();
}

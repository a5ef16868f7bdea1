using System.Globalization;
using System.Text.Json;
using Qingyi.Client;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Cases;

/// <summary>Links of the audit chains as auditors read them.</summary>
public static class AuditViews
{
    public static AuditEntry Entry(AuditRow row) => new(
        string.Create(CultureInfo.InvariantCulture, $"{row.Chain}:{row.Sequence}"), row.Chain, row.Sequence, row.At, row.What,
        JsonDocument.Parse(row.Data).RootElement, row.Previous, row.Hash, row.Who);
}

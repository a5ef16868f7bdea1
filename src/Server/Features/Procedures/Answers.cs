using Qingyi.Domain;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Procedures;

/// <summary>Fields of a form that only some outcomes need.</summary>
internal static class Answers
{
    public static Refusal? Missing(this Doing doing, params (string Field, string Title)[] needed)
    {
        var missing = needed.Where(n => doing.Data[n.Field] is null || (doing.Data[n.Field]!.GetValueKind() == System.Text.Json.JsonValueKind.String && string.IsNullOrWhiteSpace(doing.Text(n.Field)))).Select(n => n.Title).ToList();
        return missing.Count == 0 ? null : Refusals.Of("invalid-data.fields-for-outcome", string.Join('、', missing));
    }
}

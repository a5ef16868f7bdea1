namespace Qingyi.Domain.Registers;

/// <summary>What in a definition would let everybody read too much, or too early.</summary>
internal static class PublicationChecks
{
    public static IEnumerable<RegisterFault> Faults(RegisterDefinition of)
    {
        if (of.Publish is not { } publish)
        {
            yield break;
        }

        foreach (var state in publish.In.Concat(publish.Withdrawn is { } gone ? [gone] : []).Where(s => of.States.All(x => x.Key != s)))
        {
            yield return new("$.publish", $"公开引用了没有定义的状态“{state}”。");
        }

        if (publish.In.Count == 0 || publish.Fields.Count == 0 || (publish.Withdrawn is { } withdrawn && publish.In.Contains(withdrawn)))
        {
            yield return new("$.publish", "请写明哪些状态公开、公开哪些字段；撤回的状态不能同时是公开的。");
        }

        // Who enters something does not alone decide that everybody reads it.
        if (of.Over is not null || publish.In.Contains(of.Start.Key) || of.Transitions.Any(t => publish.In.Contains(t.To) && !t.From.All(publish.In.Contains) && !t.OtherHand))
        {
            yield return new("$.publish", "公开须由另一人审核：进入公开状态的办理请写 otherHand。");
        }

        if (of.Label.FirstOrDefault(f => !publish.Fields.Contains(f)) is { } label)
        {
            yield return new("$.publish.fields", $"名称里的字段“{label}”会公开，请列入公开字段。");
        }

        if (publish.Reason is { } reason && of.Field(reason)?["enum"] is null)
        {
            yield return new("$.publish.reason", $"撤回的原因“{reason}”须为选项。");
        }
    }
}

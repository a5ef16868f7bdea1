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
            yield return new("$.publish", Texts.Of("registers.fault.publish-state-unknown", state));
        }

        if (publish.In.Count == 0 || publish.Fields.Count == 0 || (publish.Withdrawn is { } withdrawn && publish.In.Contains(withdrawn)))
        {
            yield return new("$.publish", Texts.Of("registers.fault.publish-incomplete"));
        }

        // Who enters something does not alone decide that everybody reads it.
        if (of.Over is not null || publish.In.Contains(of.Start.Key) || of.Transitions.Any(t => publish.In.Contains(t.To) && !t.From.All(publish.In.Contains) && !t.OtherHand))
        {
            yield return new("$.publish", Texts.Of("registers.fault.publish-other-hand"));
        }

        if (of.Label.FirstOrDefault(f => !publish.Fields.Contains(f)) is { } label)
        {
            yield return new("$.publish.fields", Texts.Of("registers.fault.publish-label", label));
        }

        if (publish.Reason is { } reason && of.Field(reason)?["enum"] is null)
        {
            yield return new("$.publish.reason", Texts.Of("registers.fault.publish-reason", reason));
        }
    }
}

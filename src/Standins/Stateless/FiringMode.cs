namespace Stateless;

/// <summary>What happens to a trigger that is fired while another one is still being handled.</summary>
public enum FiringMode
{
    /// <summary>It is handled at once, inside the action that fired it.</summary>
    Immediate,

    /// <summary>It waits until the first one has run to completion. This is the default.</summary>
    Queued,
}

namespace Qingyi.Tests.Support;

/// <summary>Tests that keep a promise of seconds: they run one by one when all others are done, so that they measure the product and not the other tests.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

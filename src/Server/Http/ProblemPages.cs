namespace Qingyi.Server.Http;

/// <summary>Marks a refusal that a page shows in place of itself.</summary>
public static class ProblemPages
{
    public const string Item = "refusal";
}

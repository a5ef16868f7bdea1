namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>The screens of Elsa Studio that we serve; each is one element of its package.</summary>
public enum StudioScreen
{
    Definitions,
    Definition,
    Instances,
    Instance,
}

/// <summary>Elsa Studio in our frame.</summary>
/// <param name="Id">Procedure key of the definition, or id of the instance.</param>
/// <param name="Name">Of the definition, as far as it is known before Studio has read it.</param>
/// <param name="Editions">Whose editions the person may see: organisation id to name.</param>
public sealed record StudioView(StudioScreen Screen, IReadOnlyDictionary<string, string> Editions, string? Id = null, string? Name = null) : IPageView
{
    public Type Component => typeof(StudioPage);

    public string Title(Words words) => Name ?? words["studio"];
}

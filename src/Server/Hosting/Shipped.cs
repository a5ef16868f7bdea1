namespace Qingyi.Server.Hosting;

/// <summary>Where the files that travel with the binary lie.</summary>
public static class Shipped
{
    public static string Workflows => Path.Combine(AppContext.BaseDirectory, "workflows");
    public static string Plans => Path.Combine(Workflows, "campaigns");

    public static string Registers => Path.Combine(Workflows, "registers");

    /// <summary>Templates of returns.</summary>
    public static string Returns => Path.Combine(Workflows, "returns");

    /// <summary>The dated statutes that rules may cite.</summary>
    public static string Statutes => Path.Combine(AppContext.BaseDirectory, "rules", "statutes", "statutes.json");

    public static string Schedules => Path.Combine(AppContext.BaseDirectory, "rules", "schedules");
}

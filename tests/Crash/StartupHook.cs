using System.Runtime.Loader;

#pragma warning disable CA1050, CA1852 // The runtime looks for a type of this name outside every namespace.

/// <summary>Runs in the server under test before its first line (<c>DOTNET_STARTUP_HOOKS</c>): lets it find the assemblies of the tests beside its own.</summary>
internal class StartupHook
{
    public static void Initialize() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Path.Combine(AppContext.BaseDirectory, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
}

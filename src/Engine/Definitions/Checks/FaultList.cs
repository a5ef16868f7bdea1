namespace Qingyi.Engine.Definitions.Checks;

/// <summary>Collects faults in the order in which they are found.</summary>
internal sealed class FaultList
{
    private readonly List<DefinitionFault> _faults = [];

    public IReadOnlyList<DefinitionFault> Faults => _faults;

    public void Error(string code, Node? node, string path, string message) => Add(code, node, path, message, FaultLevel.Error);

    public void Warning(string code, Node? node, string path, string message) => Add(code, node, path, message, FaultLevel.Warning);

    private void Add(string code, Node? node, string path, string message, FaultLevel level) =>
        _faults.Add(new DefinitionFault(path, node?.Id, node?.DisplayText, message, level, code));
}

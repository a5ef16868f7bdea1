using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Qingyi.Domain.Campaigns;

/// <summary>What is wrong with a plan file, and where.</summary>
/// <param name="File">The name that the reader was given.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Path">Such as <c>obligations[2].due.date</c>; empty for the file as a whole.</param>
/// <param name="Message">Chinese; says what would be right.</param>
public sealed record PlanFault(string File, int Line, int Column, string Path, string Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column} {Path}：{Message}");
}

internal sealed class Faults(string file)
{
    private readonly List<PlanFault> found = [];

    public IReadOnlyList<PlanFault> Found => found;

    public bool Has(string path) => found.Exists(f => f.Path == path);

    public void Add(YamlNode at, string path, string message) => Add((int)at.Start.Line, (int)at.Start.Column, path, message);

    public void Add(int line, int column, string path, string message) => found.Add(new PlanFault(file, line, column, path, message));
}

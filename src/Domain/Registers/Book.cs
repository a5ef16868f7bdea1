namespace Qingyi.Domain.Cases;

public sealed partial class Case
{
    /// <summary>A register's book has no stages: it is underway as long as it is kept.</summary>
    public void OpenBook() => Stage = CaseStage.Underway;
}

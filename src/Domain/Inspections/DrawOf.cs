namespace Qingyi.Domain.Cases;

public sealed partial class Case
{
    /// <summary>The row behind a round of inspections, from commitment to draw: seen, sealed and audited as a matter is. What is drawn becomes matters of their own.</summary>
    public const string OfDraw = "inspection-draw";

    /// <summary>A round has no stages of a case; its own row says how far it is.</summary>
    public void OpenDraw() => Stage = CaseStage.Underway;
}

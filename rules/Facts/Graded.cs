namespace Qingyi.Rules.Facts;

/// <summary>The amount falls into a row of the benchmark.</summary>
[Term("金额档次")]
public sealed class AmountGrade(BenchmarkRow row)
{
    public BenchmarkRow Row => row;

    [Term("金额档次")]
    public Grade Grade => row.Grade;
}

/// <summary>Circumstances move the grade so many steps up (+) or down (−).</summary>
[Term("档次调整")]
public sealed class GradeShift(decimal? steps)
{
    public int Steps => (int)decimal.Truncate(steps ?? 0);
}

/// <summary>A fact puts the conduct at this grade at least.</summary>
[Term("档次下限")]
public sealed class GradeFloor(Grade grade)
{
    public Grade Grade => grade;
}

/// <summary>Minor conduct goes unpunished and is answered with education (行政处罚法 33); of staff, for the money of one side.</summary>
[Term("轻微不罚")]
public sealed class Waiver(PayingSide? side)
{
    public PayingSide? Side => side;
}

/// <summary>The grade of the whole case, after circumstances, with the row of the benchmark that carries its figures.</summary>
[Term("裁量结果")]
public sealed class Graded(Grade grade, BenchmarkStep? row, decimal net, decimal aggravating, int bands, decimal factsPerStep)
{
    [Term("裁量档次")]
    public Grade Grade => grade;

    public BenchmarkStep? Row => row;

    [Term("从重从轻相抵后")]
    public decimal Net => net;

    [Term("从重情节")]
    public decimal Aggravating => aggravating;

    /// <summary>What is left of the net facts after they moved the fine to another band; it places the fine within the band.</summary>
    public decimal Remainder => net - (factsPerStep * bands);

    [Term("本档暂停执业")]
    public bool Suspends => row?.Suspension is not null;

    [Term("本档吊销执业证书")]
    public bool Revokes => row?.Revocation ?? false;

    public Severity Severity => grade switch
    {
        Grade.None => Severity.None,
        Grade.Waived => Severity.Minor,
        Grade.Serious => Severity.Serious,
        Grade.EspeciallySerious => Severity.EspeciallySerious,
        _ => Severity.Ordinary,
    };
}

/// <summary>A sanction that a rule proposes under an article.</summary>
[Term("建议的处罚")]
public sealed class SanctionProposal(Sanction sanction)
{
    public Sanction Sanction => sanction;

    [Term("处罚种类")]
    public SanctionKind Kind => sanction.Kind;
}

/// <summary>A measure of the insurance ledger that a rule proposes.</summary>
[Term("建议的医保处理")]
public sealed class InsuranceProposal(InsuranceMeasure measure)
{
    public InsuranceMeasure Measure => measure;
}

/// <summary>The sanctions together, after one act has been given one fine.</summary>
[Term("处罚建议")]
public sealed class Outcome(Graded graded, IReadOnlyList<Sanction> sanctions, IReadOnlyList<InsuranceMeasure> insurance)
{
    public IReadOnlyList<Sanction> Sanctions => sanctions;

    [Term("裁量档次")]
    public Grade Grade => graded.Grade;

    [Term("拟处罚款（上限）")]
    public decimal Fine => sanctions.Where(s => s.Kind == SanctionKind.Fine).Sum(Ceiling)
        + insurance.Where(m => m.Kind == InsuranceKind.Fine).Sum(m => m.Proposed ?? m.Max ?? 0);

    [Term("拟没收金额")]
    public decimal Confiscation => sanctions.Where(s => s.Kind == SanctionKind.Confiscation).Sum(s => s.Amount ?? 0);

    [Term("拟处暂停或者吊销执业、限制从业、暂扣或者吊销许可、暂停医药服务")]
    public bool RestrictsPractice =>
        sanctions.Any(s => s.Kind is SanctionKind.Suspension or SanctionKind.Revocation or SanctionKind.PracticeBan
            or SanctionKind.LicenceSuspension or SanctionKind.LicenceRevocation)
        || insurance.Any(m => m.Kind == InsuranceKind.SuspendDepartment);

    [Term("拟处吊销执业证书")]
    public bool Revokes => sanctions.Any(s => s.Kind == SanctionKind.Revocation);

    [Term("拟限制从业、吊销许可或者解除协议")]
    public bool Excludes => sanctions.Any(s => s.Kind is SanctionKind.PracticeBan or SanctionKind.LicenceRevocation)
        || insurance.Any(m => m.Kind is InsuranceKind.TerminateAgreement or InsuranceKind.SuspendAgreement);

    [Term("拟处有下限的罚款")]
    public bool FinesFromMinimum => sanctions.Any(s => s is { Kind: SanctionKind.Fine, Min: > 0 }) || insurance.Any(m => m is { Kind: InsuranceKind.Fine, Min: > 0 });

    [Term("有拟处的处罚")]
    public bool Any => sanctions.Count > 0 || insurance.Count > 0;

    [Term("仅警告或者小额罚款")]
    public bool OnlyLight => sanctions.Count > 0 && insurance.Count == 0 && sanctions.All(s => s.Kind is SanctionKind.Warning or SanctionKind.Fine);

    private static decimal Ceiling(Sanction fine) => fine.Proposed ?? fine.Max ?? 0;
}

/// <summary>A measure outside the sanctions, as the answer carries it.</summary>
public sealed class Proposal<TMeasure>(TMeasure measure)
{
    public TMeasure Measure => measure;
}

/// <summary>A transfer that a rule proposes.</summary>
[Term("建议的移送")]
public sealed class TransferProposal(Transfer measure)
{
    public Transfer Measure => measure;

    [Term("应当审查或者移送涉嫌犯罪")]
    public bool IsCriminal => measure is { Mode: Mode.Must, To: TransferTo.Police or TransferTo.Supervision };
}

/// <summary>A step of the procedure that the proposal calls for.</summary>
[Term("程序要求")]
public sealed class ProcedureStep(ProcedureStepKind kind)
{
    [Term("程序")]
    public ProcedureStepKind Kind => kind;
}

/// <summary>The flags of the answer.</summary>
public enum ProcedureStepKind { Hearing, LegalReview, CollectiveDiscussion, Summary }

namespace Qingyi.Rules.Facts;

/// <summary>Builds the sanctions that rules yield. Figures come in from the schedules; nothing is decided here.</summary>
internal static class Propose
{
    public static SanctionProposal Plain(SanctionKind kind, Mode mode, string basis) => new(new Sanction(kind, mode, basis));

    public static SanctionProposal Money(SanctionKind kind, decimal? amount, string basis) => new(new Sanction(kind, Mode.Must, basis) { Amount = amount });

    public static SanctionProposal Money(SanctionKind kind, Mode mode, decimal? amount, string basis) => new(new Sanction(kind, mode, basis) { Amount = amount });

    /// <summary>The range of the article, with the benchmark's band and a proposal inside it; without a band nothing is proposed.</summary>
    public static SanctionProposal BandedFine(decimal? min, decimal? max, Graded graded, Scale scale, string basis)
    {
        var band = graded.Row?.Fine;
        return new SanctionProposal(new Sanction(SanctionKind.Fine, Mode.Must, basis)
        {
            Min = min,
            Max = max,
            BandMin = band?[0],
            BandMax = band?[1],
            Proposed = band is null ? null : scale.Within(band[0], band[1], graded.Remainder),
        });
    }

    /// <summary>A fine between two figures of the article itself.</summary>
    public static SanctionProposal Fine(decimal? min, decimal? max, decimal net, Scale scale, string basis) =>
        new(new Sanction(SanctionKind.Fine, Mode.Must, basis) { Min = min, Max = max, Proposed = scale.Within(min ?? 0, max ?? 0, net) });

    /// <summary>A fine on a multiple of the gain; a gain below the base counts as the base, and a gain unknown leaves the sum open.</summary>
    public static SanctionProposal MultipleFine(decimal? gain, decimal? from, decimal? to, decimal? least, decimal net, Scale scale, string basis)
    {
        var counted = gain is { } known ? Math.Max(known, least ?? 0) : (decimal?)null;
        return new SanctionProposal(new Sanction(SanctionKind.Fine, Mode.Must, basis)
        {
            MinMultiple = from,
            MaxMultiple = to,
            Min = counted * from,
            Max = counted * to,
            Proposed = counted is { } sum ? scale.Within(sum * (from ?? 0), sum * (to ?? 0), net) : null,
        });
    }

    public static SanctionProposal Suspension(decimal? min, decimal? max, Graded graded, string basis)
    {
        var rows = graded.Row?.Suspension;
        return new SanctionProposal(new Sanction(SanctionKind.Suspension, Mode.May, basis)
        {
            MinMonths = (int?)min,
            MaxMonths = (int?)max,
            ProposedMonths = rows?[Math.Clamp((int)graded.Aggravating, 0, rows.Count - 1)][0] ?? (int?)min,
        });
    }

    /// <summary>A range of months that the article itself orders; the lowest is proposed.</summary>
    public static SanctionProposal Months(SanctionKind kind, Mode mode, decimal? min, decimal? max, string basis) =>
        new(new Sanction(kind, mode, basis) { MinMonths = (int?)min, MaxMonths = (int?)max, ProposedMonths = (int?)min });

    /// <summary>A fine that the article permits and does not demand.</summary>
    public static SanctionProposal PermittedFine(decimal? min, decimal? max, decimal net, Scale scale, string basis) =>
        new(new Sanction(SanctionKind.Fine, Mode.May, basis) { Min = min, Max = max, Proposed = scale.Within(min ?? 0, max ?? 0, net) });

    public static SanctionProposal Ban(Mode mode, IndustryBanKind kind, decimal? years, string basis) =>
        new(new Sanction(SanctionKind.PracticeBan, mode, basis) { IndustryBan = new IndustryBan(kind, (int?)years, basis) });

    public static InsuranceProposal Insurance(InsuranceKind kind, Mode mode, string basis) => new(new InsuranceMeasure(kind, mode, basis));

    public static InsuranceProposal Repay(decimal? amount, string basis) => new(new InsuranceMeasure(InsuranceKind.Repay, Mode.Must, basis) { Amount = amount });

    public static InsuranceProposal InsuranceFine(decimal? amount, decimal? from, decimal? to, decimal? bandFrom, decimal? bandTo, decimal net, Scale scale, string basis) =>
        new(new InsuranceMeasure(InsuranceKind.Fine, Mode.Must, basis)
        {
            MinMultiple = from,
            MaxMultiple = to,
            Min = amount * from,
            Max = amount * to,
            Proposed = amount is { } sum ? scale.Within(sum * (bandFrom ?? 0), sum * (bandTo ?? 0), net) : null,
        });

    public static InsuranceProposal InsuranceFine(decimal? min, decimal? max, decimal net, Scale scale, string basis) =>
        new(new InsuranceMeasure(InsuranceKind.Fine, Mode.Must, basis) { Min = min, Max = max, Proposed = scale.Within(min ?? 0, max ?? 0, net) });

    /// <summary>The range of the article; each aggravating fact up to two moves the proposal by a third of it.</summary>
    public static InsuranceProposal Months(InsuranceKind kind, Mode mode, decimal? min, decimal? max, decimal aggravating, string basis) =>
        new(new InsuranceMeasure(kind, mode, basis)
        {
            MinMonths = (int?)min,
            MaxMonths = (int?)max,
            ProposedMonths = (int?)(min + Math.Min(Math.Max(aggravating, 0), 2) * (max - min) / 3),
        });

    /// <summary>A range of months in which nothing is proposed.</summary>
    public static InsuranceProposal Range(InsuranceKind kind, Mode mode, decimal? min, decimal? max, string basis) =>
        new(new InsuranceMeasure(kind, mode, basis) { MinMonths = (int?)min, MaxMonths = (int?)max });

    public static InsuranceProposal Points(decimal? points, string basis) =>
        new(new InsuranceMeasure(InsuranceKind.Points, Mode.Must, basis) { Points = (int?)points });

    public static Proposal<PersonnelMeasure> Personnel(PersonnelKind kind, Mode mode, string basis) => new(new PersonnelMeasure(kind, mode, basis));

    public static TransferProposal Transfer(TransferTo to, Mode mode, TransferStrength strength, string basis) => new(new Transfer(to, mode, strength, basis));

    public static Proposal<Accountability> Accountability(AnswerableParty who, AccountabilityMeasure measure, string basis) => new(new Accountability(who, measure, basis));

    public static Proposal<InterimMeasure> Interim(InterimKind kind, Mode mode, string basis) => new(new InterimMeasure(kind, mode, basis));

    public static Proposal<Principle> Principle(int number, string title, Conduct conduct, string? definition = null) =>
        new(new Principle(number, title, conduct, "国卫医发〔2021〕37号") { Definition = definition });

    public static Proposal<UnitAnswer> UnitAnswer(UnitTier tier, string basis) => new(new UnitAnswer(tier, basis));

    public static Proposal<Reminder> Reminder(string text, string basis) => new(new Reminder(text, basis));
}

/// <summary>Where circumstances place a sum within a band: the start, the move per net fact, and to which unit of yuan the sum is rounded.</summary>
internal sealed record Scale(decimal? Start, decimal? PerFact, decimal? Rounding)
{
    public static Scale Of(Law law) => new(law["discretion/start-position"], law["discretion/position-per-fact"], law["discretion/rounding"]);

    /// <summary>Rounded down to the unit, but never out of the band.</summary>
    public decimal Within(decimal min, decimal max, decimal net)
    {
        var position = Math.Clamp((Start ?? 0) + (net * (PerFact ?? 0)), 0, 1);
        var sum = min + (position * (max - min));
        var unit = Rounding is > 0 ? Rounding.Value : 1;
        var rounded = Math.Round(sum / unit, MidpointRounding.AwayFromZero) * unit;
        return Math.Round(Math.Clamp(rounded, min, max), 2);
    }
}

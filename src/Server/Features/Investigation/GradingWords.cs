namespace Qingyi.Server.Features.Investigation;

/// <summary>The codes of the grading contract with their terms, for forms and screens.</summary>
public static class GradingWords
{
    public static Codes Subjects { get; } =
        new("investigation.subject",
        "physician", "nurse", "pharmacist", "technician", "administrator", "institution", "company", "insured", "unlicensed");

    public static Codes Conducts { get; } =
        new("investigation.conduct",
        "red-envelope", "kickback", "commission", "data-for-sale", "off-site-purchase", "referral-for-gain", "privacy-leak", "improper-donation",
        "queue-jumping", "over-treatment", "false-certificate", "record-forgery", "insurance-violation", "insurance-management", "insurance-fraud",
        "company-bribery", "rep-visit-violation", "drug-use-outlier", "procurement-violation", "department-leasing", "unlicensed-practice",
        "supervision-failure", "poor-attitude");

    public static Codes Circumstances { get; } =
        new("investigation.circumstance",
        "refused", "surrendered-in-time", "surrendered-late", "returned", "recovered", "confessed", "self-reported", "meritorious", "coerced",
        "minor-no-harm", "first-time", "corrected", "solicited", "repeated", "organiser", "whole-unit", "concealed", "obstructed", "retaliated",
        "harm-to-patient", "wide-publicity", "vulnerable-victim", "many-persons", "refuses-correction", "under-inquiry", "kept-substandard-supplier");

    public static Codes Tiers { get; } = new("investigation.tier", "none", "criticise", "notify", "remove");

    private static readonly Codes Organs =
        new("investigation.organ",
        "discipline", "supervision", "police", "market-regulator", "insurance-bureau", "tax", "drug-regulator", "health-authority");

    /// <summary>An organ that a matter is transferred to.</summary>
    public static string Organ(string code) => Organs[code];
    public static string Subject(string code) => Subjects[code];
    public static string Circumstance(string code) => Circumstances[code];
    public static string Conduct(string code) => Conducts.Has(code) ? Conducts[code] : Texts.Of("investigation.conduct.other");
    public static string Tier(string code) => Tiers[code];
}

using System.Text.RegularExpressions;

namespace Qingyi.Domain.Cases.Publication;

/// <summary>Deny by default: a notice that looks as if it named a person, a number or an illness is refused before anybody approves it.</summary>
public static partial class NoticePrivacy
{
    public static Refusal? Refuse(string text, Case of)
    {
        if (of.Facts.Investigation is { Respondent: { Length: > 1 } name } && text.Contains(name, StringComparison.Ordinal))
        {
            return CaseRefusals.NoticeNames(Texts.Of("cases.private.party-name"));
        }

        if (IdNumber().IsMatch(text))
        {
            return CaseRefusals.NoticeNames(Texts.Of("cases.private.identity-or-bank"));
        }

        if (Phone().IsMatch(text))
        {
            return CaseRefusals.NoticeNames(Texts.Of("cases.private.telephone"));
        }

        if (Address().IsMatch(text))
        {
            return CaseRefusals.NoticeNames(Texts.Of("cases.private.address"));
        }

        return Health().IsMatch(text) ? CaseRefusals.NoticeNames(Texts.Of("cases.private.health")) : null;
    }

    [GeneratedRegex(@"\d{15,19}[\dXx]?")]
    private static partial Regex IdNumber();

    [GeneratedRegex(@"(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(路|街|巷|弄|村|小区)\s*\d+\s*(号|栋|幢|室|单元)")]
    private static partial Regex Address();

    [GeneratedRegex(@"(病历号|住院号|诊断为|确诊|罹患)")]
    private static partial Regex Health();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Grading;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Features.Service;
using Qingyi.Server.Features.Tasks;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Web;

/// <summary>What the code says stands in resources: each sentence that it names is there, in both languages, none is idle, and none stands in the code.</summary>
public sealed partial class SpokenTests
{
    /// <summary>Chinese that is no text for a reader: what the law, a file or a name is recognised by, series of numbers, fonts, formats, and what the demonstration and the samples invent.</summary>
    private static readonly string[] Vocabulary =
    [
        "Domain/Cases/Rehearsal.cs", "Domain/Cases/Rehearsal.Beside.cs", "Domain/Cases/Publication/NoticePrivacy.cs", "Domain/Campaigns/ObligationDates.cs", "Domain/Inspections/DrawList.cs", "Domain/Inspections/InspectionItem.cs", "Domain/Inspections/ProvableDraw.cs",
        "Domain/Inspections/Strata.cs", "Domain/Matters/MatterKind.cs", "Domain/Organisations/NamedUnits.cs", "Domain/Phrase.cs",
        "Server/Deadlines/Recount.cs", "Server/Documents/DocxType.cs", "Server/Documents/Sheet.cs", "Server/Features/Documents/KeepDocument.cs", "Server/Features/Publication/NoticeText.cs", "Server/Features/Returns/FillReturn.cs", "Server/Features/Returns/HandInReturn.cs", "Server/Features/Rules/ScheduleText.cs",
        "Server/Features/TipOffs/TipPages.cs", "Server/Studio/Drafts/DraftRefusals.cs", "Server/Features/Corrections/CorrectionActs.cs", "Server/Features/Decisions/Decide.cs", "Server/Features/Documents/SampleFields.cs", "Server/Features/Documents/Yuan.cs",
        "Server/Features/Filing/ApproveFiling.cs", "Server/Features/Filing/DocumentNumbers.cs", "Server/Features/Grading/ApplicableRules.cs", "Server/Features/Inspections/OpenRound.cs", "Server/Features/Registers/ImportColumns.cs",
        "Server/Features/Registers/RegisterBooks.cs", "Server/Features/Registers/RegisterDesk.cs", "Server/Features/Registers/Sheets/XlsxReader.cs", "Server/Features/Returns/ReturnQueries.cs", "Server/Features/Rules/Provinces.cs",
        "Server/Features/TipOffs/RecordTipOff.cs", "Server/Features/Admin/OrganisationSheet.cs", "Server/Hosting/Opening.cs", "Server/Partners/TakeTransfer.cs", "Server/People/SignInEndpoints.cs", "Server/Secrets/RecoverySheet.cs",
        "Server/Web/DayNotes.cs", "Server/Web/Forms/FieldText.cs",
    ];

    /// <summary>English that holds Chinese which a reader types or reads on paper.</summary>
    private static readonly string[] Typed = ["cli.restore.enter-sheet", "rules.fault.wrong-amount"];

    /// <summary>Texts whose keys are made of a code.</summary>
    private static readonly string[] Made =
    [
        "cases.stage.", "cases.stage-name.", "cases.step.", "people.role.", "matters.", "unreadable.", "grading.sanction.", "grading.insurance.", "grading.personnel.", "grading.interim.", "investigation.subject.",
        "investigation.conduct.", "investigation.circumstance.", "investigation.tier.", "investigation.organ.", "rules.grade.", "rules.benchmark-status.", "rules.side.", "rules.figure.", "service.method.", "service.document.",
        "legal-review.review-legality.", "tip-offs.channel.", "tasks.start-measure.", "tasks.finish-measure.",
    ];

    public static TheoryData<string, string> Files() => new() { { "Domain", "Refusals" }, { "Domain", "Texts" }, { "Server", "Refusals" }, { "Server", "Texts" } };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_exists_in_both_languages_with_the_same_places(string layer, string file)
    {
        var (chinese, english) = (Read(layer, file), Read(layer, file + ".en"));

        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(chinese, s => Assert.Equal(Places(s.Value), Places(english[s.Key])));
        Assert.All(chinese, s => Assert.Matches("[\u4e00-\u9fff]", s.Value));
        Assert.All(english.Where(s => !Typed.Contains(s.Key)), s => Assert.DoesNotMatch("[\u4e00-\u9fff]", s.Value));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_that_the_code_names_exists_and_none_is_idle(string layer, string file)
    {
        var keys = Read(layer, file).Keys.ToHashSet(StringComparer.Ordinal);
        var code = string.Concat(Sources(layer).Select(File.ReadAllText));
        var named = Regex.Matches(code, $"\\b{file}\\.(?:Of|Chinese|Later)\\(\\s*\"([^\"]+)\"").Select(m => m.Groups[1].Value).Where(k => !k.EndsWith('.')).ToList();

        Assert.True(named.Count > 60, $"Only {named.Count} are found.");
        Assert.All(named, key => Assert.Contains(key, keys));
        Assert.All(keys.Where(k => !Made.Any(m => k.StartsWith(m, StringComparison.Ordinal))), key => Assert.Contains($"\"{key}\"", code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("Server")]
    public void No_text_stands_in_the_code(string layer)
    {
        var own = Sources(layer).Where(f => !Vocabulary.Any(v => f.EndsWith(v, StringComparison.Ordinal)) && !f.Contains("/Demo/", StringComparison.Ordinal) && !f.Contains("/Server/Activities/", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (Place: $"{Path.GetRelativePath(Repository.Root, f)}:{i + 1}", Line: Comment().Replace(line, ""))))
            .Where(l => Literal().IsMatch(l.Line)).Select(l => $"{l.Place} {l.Line.Trim()}");

        Assert.Empty(own);
    }

    [Fact]
    public void Every_code_of_a_closed_list_has_its_word()
    {
        string[] words =
        [
            .. Enum.GetValues<CaseStage>().Select(s => s.Term().Chinese), .. Enum.GetValues<CaseStage>().Select(StageNames.Of), .. Enum.GetValues<CaseTrigger>().Select(t => CaseRefusals.OutOfTurn(t, CaseStage.Filing).Sentence),
            .. Role.Names.Values, .. MatterKind.All.Select(k => k.Name), .. Acts.All.Select(a => a.Name), .. Acts.All.SelectMany(a => a.Outcomes.Values),
            .. new[] { GradingWords.Subjects, GradingWords.Conducts, GradingWords.Circumstances, GradingWords.Tiers, RuleWords.Grades, RuleWords.Statuses, RuleWords.Sides, ServiceDuties.Methods, ServiceDuties.Documents }.SelectMany(c => c).Select(c => c.Name),
        ];
        string[] keys =
        [
            .. Enum.GetNames<SanctionKind>().Select(k => "grading.sanction." + k), .. Enum.GetNames<InsuranceKind>().Select(k => "grading.insurance." + k), .. Enum.GetNames<PersonnelKind>().Select(k => "grading.personnel." + k),
            .. Enum.GetNames<InterimKind>().Select(k => "grading.interim." + k),
        ];

        Assert.All(words, w => Assert.Matches("[\u4e00-\u9fff]", w));
        Assert.Empty(keys.Select(k => k[..(k.LastIndexOf('.') + 1)] + JsonNamingPolicy.KebabCaseLower.ConvertName(k[(k.LastIndexOf('.') + 1)..])).Except(Read("Server", "Texts").Keys));
    }

    [Fact]
    public void A_day_is_written_as_the_language_writes_it()
    {
        var refusal = CaseRefusals.HearingTooLate(new DateOnly(2026, 3, 9));

        Assert.Equal("hearing-too-late", refusal.Code);
        Assert.Contains("2026年3月9日", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains("9 March 2026", refusal.Why.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_is_written_without_a_culture_and_a_text_of_a_file_stays_as_it_is()
    {
        Assert.Contains("1234.5元", CaseRefusals.FineOutsideRange(1234.50m, 2000m).Sentence, StringComparison.Ordinal);
        Assert.Equal("写在文件里{0}", new Refusal("code", "写在文件里{0}").Why.In(Language.English));
        Assert.Equal(CaseRefusals.FineOutsideRange(1m, 2m), CaseRefusals.FineOutsideRange(1m, 2m));
        Assert.NotEqual(CaseRefusals.FineOutsideRange(1m, 2m), CaseRefusals.FineOutsideRange(1m, 3m));
    }

    [Theory]
    [InlineData(1, "1 day left, 1 day")]
    [InlineData(2, "2 days left, 2 days")]
    [InlineData(0, "0 days left, 0 days")]
    public void One_is_told_from_several(int count, string told)
    {
        Assert.Equal(told, Domain.Phrase.Fill("{0} {0:day|days} left, {1} {1:day|days}", Language.English, count, $"{count}"));
    }

    [Fact]
    public async Task English_is_spoken_where_it_was_asked_for_and_nowhere_else()
    {
        static async Task<string> InEnglish()
        {
            Language.Speak(Language.English);
            await Task.Yield();
            return MatterKind.Surrender.Name + CaseRefusals.NotGraded.Why.Spoken;
        }

        Assert.Matches("^[ -~]+$", await InEnglish());
        Assert.Equal(Language.Chinese, Language.Spoken);
        Assert.Equal(CaseRefusals.NotGraded.Sentence, CaseRefusals.NotGraded.Why.Spoken);
    }

    [Fact]
    public void An_unknown_sentence_is_a_loud_mistake() => Assert.Throws<KeyNotFoundException>(() => CaseRefusals.ByCode("no-such-sentence").Sentence);

    private static Dictionary<string, string> Read(string layer, string file) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", layer, "Resources", file + ".resx")).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Sources(string layer) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", layer), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal));

    // A form of numbers or dates may differ by language; which values stand there may not.
    private static IEnumerable<string> Places(string text) => PlaceOf().Matches(text).Select(p => p.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<!\{)\{(\d)[^}]*\}")]
    private static partial Regex PlaceOf();

    [GeneratedRegex(@"^\s*///?.*|(?<=[;{},]\s*)//.*|(?<=\s)// .*$")]
    private static partial Regex Comment();

    [GeneratedRegex("[\"'][^\"']*[\\u4e00-\\u9fff]")]
    private static partial Regex Literal();
}

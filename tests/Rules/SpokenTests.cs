using System.Text.Json;
using Qingyi.Domain.Grading;
using Qingyi.Rules;
using Qingyi.Rules.Tracing;

namespace Qingyi.Tests.Rules;

/// <summary>What a stored trace says, in the words of an official.</summary>
public sealed class SpokenTests
{
    [Theory]
    [InlineData("当事人类别 为 护士", "当事人是护士")]
    [InlineData("当事人类别 不为 医师", "当事人不是医师")]
    [InlineData("行为 为 收受回扣，或者行为 为 统方", "行为属于收受回扣，或者行为属于统方")]
    [InlineData("行为 不为 无证行医", "行为不属于无证行医")]
    [InlineData("裁量档次 为 从重", "裁量档次为从重")]
    [InlineData("裁量档次 不为 从重", "裁量档次不是从重")]
    [InlineData("违反条款 为 医疗保障基金使用监督管理条例 40", "违反条款为医疗保障基金使用监督管理条例 40")]
    [InlineData("已认定的医保记分 不为 未载明", "载明了已认定的医保记分")]
    [InlineData("给付方经营类别 为 未载明", "没有载明给付方经营类别")]
    [InlineData("认定金额 ≥ 档次下限", "认定金额不低于档次下限")]
    [InlineData("认定金额 < 档次上限", "认定金额低于档次上限")]
    [InlineData("涉案金额 ≤ 骗保一般的上限", "涉案金额不超过骗保一般的上限")]
    [InlineData("涉案金额 > 骗保从轻的上限，或者并非：初次并及时改正", "涉案金额超过骗保从轻的上限，或者不是初次并及时改正")]
    [InlineData("给付方 为 给付方", "两项事实的给付方相同")]
    [InlineData("行为终了至发现超过 规定 年", "行为终了至发现超过规定的年限")]
    [InlineData("规定 年内因同类行为受过处罚", "规定的年限内因同类行为受过处罚")]
    [InlineData("并非：规定 年内因同类行为受过处罚", "规定的年限内没有因同类行为受过处罚")]
    [InlineData("并非：有情节“索要”", "没有情节“索要”")]
    [InlineData("并非：当事人为自然人", "当事人不是自然人")]
    [InlineData("并非：本档吊销执业证书", "本档不吊销执业证书")]
    [InlineData("并非：含行为“过度诊疗”", "不含行为“过度诊疗”")]
    [InlineData("并非：属于无裁量数额的行为", "不属于无裁量数额的行为")]
    [InlineData("并非：违反行业准则", "没有违反行业准则")]
    [InlineData("并非：造成不良后果", "没有造成不良后果")]
    [InlineData("并非：因同类行为受过处罚", "没有因同类行为受过处罚")]
    [InlineData("并非：药品企业给付的回扣", "不属于药品企业给付的回扣")]
    [InlineData("并非：医师法已施行", "医师法没有施行")]
    [InlineData("并非：涉案金额已查明", "涉案金额尚未查明")]
    [InlineData("并非：款项系索要或者已退还", "款项既不是索要的，也没有退还")]
    [InlineData("有管理职权", "有管理职权")]
    public void A_condition_is_said_as_an_official_would(string stored, string said) => Assert.Equal(said, Spoken.Condition(stored));

    [Fact]
    public void A_reason_leaves_out_what_only_says_itself_names_its_figures_and_is_told_once()
    {
        Assert.Equal(
            "档次为一般；认定金额不低于档次下限（本案 4800，标准 2000）；从重从轻相抵后不低于升降一档所需项数（本案 -1，标准 2.5）",
            Spoken.Because("给付方 为 给付方；档次 为 一般；认定金额 ≥ 档次下限（4800，2000）；从重从轻相抵后 ≥ 升降一档所需项数（-1，2.5）"));
        Assert.Equal("当事人是医师", Spoken.Because("当事人类别 为 医师。给付方 为 给付方；当事人类别 为 医师。给付方 为 给付方"));
        Assert.Equal("机构管理条例（2016年修订）已施行", Spoken.Because("机构管理条例（2016年修订）已施行"));
    }

    [Fact]
    public void Within_quotation_marks_the_inner_ones_are_single() => Assert.Equal("没有情节‘索要’", Spoken.Quoted("并非：有情节“索要”"));

    public static TheoryData<string> Editions => [.. GradingRules.Editions];

    /// <summary>Old editions too: the words are of the page, the record keeps its letters.</summary>
    [Theory]
    [MemberData(nameof(Editions))]
    public void No_recorded_grading_is_told_in_signs_or_says_that_a_thing_is_itself(string edition)
    {
        var rules = GradingRules.Load(Graded.Schedules, edition);
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Rules", "Recorded", edition + ".jsonl")).Where((_, i) => i % 3 == 0))
        {
            using var record = JsonDocument.Parse(line);
            var request = GradingJson.Read(record.RootElement.GetProperty("request")).Request!;
            var response = rules.Grade(request, Graded.AsOf);
            var told = rules.Explain(request, response);

            Assert.DoesNotMatch("(\\p{IsCJKUnifiedIdeographs}|）|”) (≥|≤|<|>|为|不为) ", told);
            Assert.DoesNotContain("并非：", told, StringComparison.Ordinal);
            Assert.DoesNotContain("规定 年", told, StringComparison.Ordinal);
        }
    }
}

using Qingyi.Domain.People;

namespace Qingyi.Domain.Registers;

/// <summary>What a register does not let happen, with the sentence that says what to do instead.</summary>
public static class RegisterRefusals
{
    public static Refusal NoSuchRegister { get; } = new("no-such-register", "没有这本台账，或者您无权查看。");
    public static Refusal NoSuchEntry { get; } = new("no-such-entry", "没有这条登记，或者您无权查看。");
    public static Refusal NoSuchImport { get; } = new("no-such-import", "没有这次导入，或者不是您上传的；请重新选择文件。");
    public static Refusal Changed { get; } = new("entry-changed", "别人刚刚改过这条登记；请核对现在的内容后再提交，您填写的内容仍在。");
    public static Refusal NotEditable { get; } = new("entry-not-editable", "这条登记已经进入办理，不能再修改；需要更正的，请在办理中说明。");
    public static Refusal NothingToCompare { get; } = new("no-ranking", "这本台账不作排名。");
    public static Refusal NoImport { get; } = new("no-import", "这本台账由系统从事项汇总，不接受导入；请在事项中办理。");
    public static Refusal ImportDone { get; } = new("import-done", "这次导入已经完成；需要补充的，请重新上传文件。");

    public static Refusal Exists(int number) => new("entry-exists", $"台账里已有相同的登记（第{number}号）；请直接修改那一条。");

    public static Refusal ByMatter(string matter) => new("by-matter", $"这本台账由“{matter}”事项汇总而成，不单独登记；请在“事项”中开启{matter}。");

    public static Refusal NotKeeper(RegisterDefinition of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return new("not-permitted", $"“{of.Title}”由{string.Join('、', of.Keepers.Levels.Select(Level))}的{string.Join('、', of.Keepers.Roles.Select(r => Role.Names[r]))}登记；您可以查看，不能登记。");
    }

    public static Refusal NotYourStep(string step, IEnumerable<string> roles) => new("not-permitted", $"“{step}”由{string.Join('、', roles.Select(r => Role.Names[r]))}办理。");

    public static Refusal NotNow(string step, string state, IEnumerable<string> from) => new("wrong-state", $"这条登记现在是“{state}”，不能办理“{step}”；须在{string.Join('、', from)}时办理。");

    public static Refusal NoSuchStep(string step, IEnumerable<string> open) => new("invalid-data", $"没有“{step}”这一步；现在可以办理：{string.Join('、', open)}。");

    public static Refusal SameHand(string step) => new("same-hand", $"“{step}”不能由登记人本人办理；请由其他人员办理。");

    public static string Level(string level) => level switch { "province" => "省级", "city" => "市级", "county" => "县级", _ => "医疗机构" };
}

using Qingyi.Domain.People;

namespace Qingyi.Domain.Registers;

/// <summary>What a register does not let happen, with the sentence that says what to do instead.</summary>
public static class RegisterRefusals
{
    public static Refusal NoSuchRegister { get; } = Refusals.Of("no-such-register");
    public static Refusal NoSuchEntry { get; } = Refusals.Of("no-such-entry");
    public static Refusal NoSuchImport { get; } = Refusals.Of("no-such-import");
    public static Refusal Changed { get; } = Refusals.Of("entry-changed");
    public static Refusal NotEditable { get; } = Refusals.Of("entry-not-editable");
    public static Refusal NothingToCompare { get; } = Refusals.Of("no-ranking");
    public static Refusal NoImport { get; } = Refusals.Of("no-import");
    public static Refusal ImportDone { get; } = Refusals.Of("import-done");

    public static Refusal Exists(int number) => Refusals.Of("entry-exists", number);

    public static Refusal ByMatter(string matter) => Refusals.Of("by-matter", matter);

    public static Refusal NotKeeper(RegisterDefinition of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return Refusals.Of("not-permitted.register-keepers", of.Title, string.Join('、', of.Keepers.Levels.Select(Level)), string.Join('、', of.Keepers.Roles.Select(r => Role.Names[r])));
    }

    public static Refusal NotYourStep(string step, IEnumerable<string> roles) => Refusals.Of("not-permitted.register-step-roles", step, string.Join('、', roles.Select(r => Role.Names[r])));

    public static Refusal NotNow(string step, string state, IEnumerable<string> from) => Refusals.Of("wrong-state", state, step, string.Join('、', from));

    public static Refusal NoSuchStep(string step, IEnumerable<string> open) => Refusals.Of("invalid-data.register-step", step, string.Join('、', open));

    public static Refusal SameHand(string step) => Refusals.Of("same-hand.register-entry-maker", step);

    public static string Level(string level) => level switch { "province" => Texts.Of("registers.level.province"), "city" => Texts.Of("registers.level.city"), "county" => Texts.Of("registers.level.county"), _ => Texts.Of("registers.level.hospital") };
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Qingyi.Server.Features.Rules;

/// <summary>The editor's form as it was posted, with the row that a button adds or removes. Fields are named by place: <c>s3.from</c>, <c>e0.v.fine-min</c>.</summary>
public static partial class PostedSchedule
{
    public const string Command = "do";

    /// <param name="stored">The draft before: says what kind it is, and keeps what the form does not show.</param>
    public static ScheduleForm Read(IFormCollection form, ScheduleForm stored)
    {
        var read = stored.Table is null
            ? stored with { Title = Text(form, "title"), Editions = [.. stored.Editions.Select((e, i) => Edition(form, e, FormattableString.Invariant($"e{i}.")))] }
            : new ScheduleForm { Title = Text(form, "title"), Table = Table(form) };
        var command = Parsed().Match(form[Command].ToString());
        return command.Success ? Changed(read, command.Groups["what"].Value, int.Parse(command.Groups["at"].Value, CultureInfo.InvariantCulture)) : read;
    }

    private static TableForm Table(IFormCollection form) => new()
    {
        From = Text(form, "from"), To = Text(form, "to"), Source = Text(form, "source"), Status = Text(form, "status"), Statute = Text(form, "statute"), Article = Text(form, "article"),
        Sides = [.. form["sides"].OfType<string>()], Waiver = Text(form, "waiver"),
        Steps =
        [
            .. form.Keys.Select(k => StepField().Match(k)).Where(m => m.Success).Select(m => int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture)).Distinct().Order().Select(n =>
            {
                string Of(string part) => Text(form, FormattableString.Invariant($"s{n}.{part}"));
                return new StepForm(Of("label"), Of("grade"), Of("from"), Of("to"), Of("fine-from"), Of("fine-to"), Of("suspension"), Of("revocation").Length > 0);
            }),
        ],
    };

    private static EditionForm Edition(IFormCollection form, EditionForm stored, string prefix) => stored with
    {
        From = Text(form, prefix + "from"), To = Text(form, prefix + "to"), Source = Text(form, prefix + "source"),
        Values = [.. stored.Values.Select(v => form.TryGetValue($"{prefix}v.{v.Key}", out var text) ? v with { Text = text.ToString() } : v)],
    };

    private static ScheduleForm Changed(ScheduleForm form, string what, int at) => (what, form.Table) switch
    {
        ("add", { } table) when at <= table.Steps.Count => form with { Table = table with { Steps = Inserted(table.Steps, at) } },
        ("remove", { } table) when at < table.Steps.Count => form with { Table = table with { Steps = [.. table.Steps.Where((_, i) => i != at)] } },
        ("add", null) when form.Editions.Count > 0 => form with { Editions = [.. form.Editions, form.Editions[^1] with { From = form.Editions[^1].To, To = "" }] },
        ("remove", null) when at < form.Editions.Count && form.Editions.Count > 1 => form with { Editions = [.. form.Editions.Where((_, i) => i != at)] },
        _ => form,
    };

    // A new row begins where the one above it ends.
    private static List<StepForm> Inserted(IReadOnlyList<StepForm> steps, int at)
    {
        var list = steps.ToList();
        var above = at > 0 ? list[at - 1] : null;
        list.Insert(at, new StepForm("", above?.Grade ?? "lenient", above?.To ?? "0", at < list.Count ? list[at].From : ""));
        return list;
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString();

    [GeneratedRegex("^s(?<n>[0-9]{1,5})\\.label$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex StepField();

    [GeneratedRegex("^(?<what>add|remove)-(?<at>[0-9]{1,5})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parsed();
}

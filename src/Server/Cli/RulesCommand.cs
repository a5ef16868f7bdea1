using System.CommandLine;
using System.Globalization;
using Qingyi.Rules;
using Qingyi.Rules.Citations;
using Qingyi.Rules.Figures;
using Qingyi.Server.Hosting;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi rules list</c>: rule, article, schedules with the days from which and until which their figures hold; then the hash.</summary>
internal static class RulesCommand
{
    public static Command Make(Terminal terminal)
    {
        var data = Values.Data();
        var list = new Command("list", Texts.Of("cli.rules.list")) { data };
        list.SetAction(parsed =>
        {
            if (DataFolder.Fault(parsed.GetValue(data)) is { } fault)
            {
                return terminal.Refuse(fault);
            }

            var rules = GradingRules.Load(DataFolder.Schedules(parsed.GetValue(data)));
            foreach (var rule in rules.List())
            {
                terminal.Output.WriteLine($"{rule.Name}\t{rule.Article}\t{string.Join("；", rule.Schedules.Select(Dates))}");
            }

            terminal.Output.WriteLine($"{rules.Edition}\t{rules.Hash}");
            return Exit.Done;
        });
        return new Command("rules", Texts.Of("cli.rules.about")) { list, Check(terminal), SimulateCommand.Make(terminal) };
    }

    /// <summary><c>qingyi rules check</c>: every citation against the dated statutes, for each edition; exit 1 where one was not in force.</summary>
    private static Command Check(Terminal terminal)
    {
        var check = new Command("check", Texts.Of("cli.rules.check"));
        check.SetAction(_ =>
        {
            var schedules = ScheduleSet.FromFolder(Shipped.Schedules);
            var book = StatuteBook.FromFile(Shipped.Statutes);
            var faults = GradingRules.Editions.SelectMany(e => CitationCheck.Of(GradingRules.Load(schedules, e), schedules, book).Select(f => (Edition: e, Fault: f))).ToList();
            foreach (var (edition, fault) in faults)
            {
                terminal.Output.WriteLine($"{edition}\t{fault.Where}\t{fault.Citation}\t{fault.Reason}");
            }

            terminal.Output.WriteLine(faults.Count == 0 ? Texts.Of("cli.rules.cited-valid") : Texts.Of("cli.rules.cited-invalid", faults.Count));
            return faults.Count == 0 ? Exit.Done : Exit.WrongInput;
        });
        return check;
    }

    private static string Dates(ScheduleDates schedule) =>
        $"{schedule.Schedule} {string.Join("、", schedule.InForce.Select(i => Texts.Of("cli.rules.date-range", Iso(i.From), i.To is { } end ? Texts.Of("cli.rules.date-before", Iso(end)) : Texts.Of("cli.rules.date-now"))))}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

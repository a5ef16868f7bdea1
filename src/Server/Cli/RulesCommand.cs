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
        var list = new Command("list", "列出规则：条文、数额表、施行期间；末行是规则集的哈希") { data };
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
        return new Command("rules", "裁量规则") { list, Check(terminal), SimulateCommand.Make(terminal) };
    }

    /// <summary><c>qingyi rules check</c>: every citation against the dated statutes, for each edition; exit 1 where one was not in force.</summary>
    private static Command Check(Terminal terminal)
    {
        var check = new Command("check", "核对各版规则和数额表引用的条文在适用期间是否有效");
        check.SetAction(_ =>
        {
            var schedules = ScheduleSet.FromFolder(Shipped.Schedules);
            var book = StatuteBook.FromFile(Shipped.Statutes);
            var faults = GradingRules.Editions.SelectMany(e => CitationCheck.Of(GradingRules.Load(schedules, e), schedules, book).Select(f => (Edition: e, Fault: f))).ToList();
            foreach (var (edition, fault) in faults)
            {
                terminal.Output.WriteLine($"{edition}\t{fault.Where}\t{fault.Citation}\t{fault.Reason}");
            }

            terminal.Output.WriteLine(faults.Count == 0 ? "引用的条文均有效" : $"{faults.Count} 处引用无效");
            return faults.Count == 0 ? Exit.Done : Exit.WrongInput;
        });
        return check;
    }

    private static string Dates(ScheduleDates schedule) =>
        $"{schedule.Schedule} {string.Join("、", schedule.InForce.Select(i => $"{Iso(i.From)} 至 {(i.To is { } end ? $"{Iso(end)} 前" : "今")}"))}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

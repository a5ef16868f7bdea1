using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi campaign</c>: plans, what is wrong with them, and what they demand.</summary>
internal static class CampaignCommand
{
    public static Command Make(Terminal terminal) => new("campaign", Texts.Of("cli.campaign.about")) { List(terminal), Check(terminal), Obligations(terminal) };

    private static Command List(Terminal terminal)
    {
        var data = Values.Data();
        var command = new Command("list", Texts.Of("cli.campaign.list")) { data };
        command.SetAction(parsed => WithPlans(parsed.GetValue(data), terminal, plans =>
        {
            foreach (var plan in plans)
            {
                terminal.Output.WriteLine($"{plan.Id}\t{plan.Title}\t{plan.Organisation}");
            }

            return Exit.Done;
        }));
        return command;
    }

    private static Command Check(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = Texts.Of("cli.campaign.check-files"), Arity = ArgumentArity.OneOrMore };
        var data = Values.Data();
        var command = new Command("check", Texts.Of("cli.campaign.check")) { files, data };
        command.SetAction(parsed =>
        {
            var plans = new List<CampaignPlan>();
            var findings = new List<PlanFinding>();
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var (text, unreadable) = Files.Text(file);
                var reading = text is null ? new PlanReading(null, [new PlanFault(file, 1, 1, "", unreadable!)]) : PlanReader.Read(text, file);
                findings.AddRange(reading.Faults.Select(Finding));
                plans.AddRange(reading.Plan is { } plan ? [plan] : []);
            }

            findings.AddRange(PlanLinter.Check(plans));
            foreach (var finding in findings)
            {
                terminal.Output.WriteLine(JsonSerializer.Serialize(finding, CliJson.Line.PlanFinding));
            }

            var errors = findings.Where(f => f.Level == FindingLevel.Error).Select(f => $"{f.Path}：{f.Message}").ToList();
            return errors.Count == 0 ? Exit.Done : terminal.Refuse(errors);
        });
        return command;
    }

    private static Command Obligations(Terminal terminal)
    {
        var id = new Option<string>("--plan") { Description = Texts.Of("cli.campaign.plan-id"), Required = true };
        var from = Values.Date("--from", Texts.Of("cli.campaign.due-from"));
        var to = Values.Date("--to", Texts.Of("cli.campaign.due-to"));
        var data = Values.Data();
        var command = new Command("obligations", Texts.Of("cli.campaign.obligations")) { id, from, to, data };
        command.SetAction(parsed => WithPlans(parsed.GetValue(data), terminal, plans =>
        {
            if (plans.FirstOrDefault(p => p.Id == parsed.GetValue(id)) is not { } plan)
            {
                return terminal.Refuse(Texts.Of("cli.campaign.unknown-plan", parsed.GetValue(id), string.Join("、", plans.Select(p => p.Id))));
            }

            try
            {
                foreach (var row in Domain.Campaigns.Obligations.Expand(plan, parsed.GetValue(from), parsed.GetValue(to), WorkingDays.Shipped))
                {
                    terminal.Output.WriteLine(JsonSerializer.Serialize(row, CliJson.Line.ObligationRow));
                }

                return Exit.Done;
            }
            catch (CalendarUnknownException unknown)
            {
                return terminal.Refuse(Texts.Of("cli.campaign.unloaded-year", unknown.Message));
            }
        }));
        return command;
    }

    /// <summary>A file that cannot be read as a plan, in the form of a finding.</summary>
    private static PlanFinding Finding(PlanFault fault) => new()
    {
        Level = FindingLevel.Error,
        Path = string.Create(CultureInfo.InvariantCulture, $"{fault.File}:{fault.Line}:{fault.Column} {fault.Path}").TrimEnd(),
        Message = fault.Message,
        Source = null,
    };

    private static int WithPlans(string? data, Terminal terminal, Func<IReadOnlyList<CampaignPlan>, int> use)
    {
        if (data is null)
        {
            return use(PlanReader.Shipped);
        }

        if (DataFolder.Fault(data) is { } fault)
        {
            return terminal.Refuse(fault);
        }

        var readings = DataFolder.Plans(data).Select(row => PlanReader.Read(row.Text, $"{data}:{row.Id}")).ToList();
        var faults = readings.SelectMany(r => r.Faults).Select(f => f.ToString()).ToList();
        return faults.Count > 0 ? terminal.Refuse(faults) : use([.. readings.Select(r => r.Plan!)]);
    }
}

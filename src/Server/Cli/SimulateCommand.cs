using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Rules;
using Qingyi.Rules.Figures;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi rules simulate</c>: the stored gradings again under a changed schedule; each difference on a line, then a summary. Nothing is written.</summary>
internal static class SimulateCommand
{
    private const int Part = 200;

    public static Command Make(Terminal terminal)
    {
        var file = new Option<string>("--schedule") { Description = Texts.Of("cli.simulate.file"), Required = true };
        var data = LiveData.Data();
        var command = new Command("simulate", Texts.Of("cli.simulate.about")) { file, data };
        command.Does(async (parsed, cancellation) =>
        {
            var (json, fault) = Files.Text(parsed.GetValue(file)!);
            if (json is null)
            {
                return terminal.Refuse(fault!);
            }

            await using var db = await LiveData.Open(parsed, data, cancellation);
            var before = await new RulesInForce().Now(db, cancellation);
            try
            {
                var after = RulesInForce.Over(before.Schedules.With(Path.GetFileName(parsed.GetValue(file)!), json));
                await Compare(db, before, after, terminal.Output, cancellation);
                return Exit.Done;
            }
            catch (ScheduleException wrong)
            {
                return terminal.Refuse(wrong.Faults.Select(f => $"{f.File} {f.Path}：{f.Message}"));
            }
            catch (ArgumentException missing)
            {
                return terminal.Refuse($"{parsed.GetValue(file)}：{missing.Message}");
            }
        });
        return command;
    }

    private static async Task Compare(CaseDb db, GradingRules before, GradingRules after, TextWriter output, CancellationToken cancellation)
    {
        var comparison = new Comparison(before, after);
        var sum = new Sums();
        for (var last = ""; ;)
        {
            var cases = await SimulationRun.CasesOf(db, "/").Where(c => string.Compare(c.Id, last) > 0).OrderBy(c => c.Id).Take(Part).ToListAsync(cancellation);
            if (cases.Count == 0)
            {
                break;
            }

            last = cases[^1].Id;
            foreach (var of in cases.Where(c => c.Facts.Proposal is not null))
            {
                if (sum.Add(comparison.Of(of.Facts.Proposal!)) is var (old, now))
                {
                    await output.WriteLineAsync(CliJson.Of(new JsonObject { ["case"] = of.Id, ["number"] = of.Number, ["old"] = Show(old), ["new"] = Show(now) }));
                }
            }
        }

        await output.WriteLineAsync(CliJson.Of(new JsonObject { ["summary"] = sum.Show(before.Hash, after.Hash) }));
    }

    private static JsonObject Show(Conclusion conclusion)
    {
        var json = new JsonObject { ["tier"] = conclusion.Tier, ["severity"] = conclusion.Severity };
        if (conclusion.Fine is { } fine)
        {
            json["fine"] = fine;
        }

        if (conclusion.Months is { } months)
        {
            json["months"] = months;
        }

        json["revocation"] = conclusion.Revocation;
        return json;
    }

    private sealed class Sums
    {
        private readonly SortedDictionary<string, SortedDictionary<string, int>> _matrix = new(StringComparer.Ordinal);
        private readonly (int Count, decimal Sum)[] _fines = new (int, decimal)[2];
        private int _gradings;
        private int _changed;
        private int _unreadable;

        /// <returns>The pair where it differs.</returns>
        public (Conclusion Old, Conclusion New)? Add((Conclusion Old, Conclusion New)? pair)
        {
            _gradings++;
            if (pair is not var (old, now))
            {
                _unreadable++;
                return null;
            }

            if (!_matrix.TryGetValue(old.Tier, out var row))
            {
                _matrix[old.Tier] = row = new(StringComparer.Ordinal);
            }

            row[now.Tier] = row.GetValueOrDefault(now.Tier) + 1;
            var difference = (now.Fine ?? 0) - (old.Fine ?? 0);
            if (difference != 0)
            {
                ref var side = ref _fines[difference > 0 ? 0 : 1];
                side = (side.Count + 1, side.Sum + Math.Abs(difference));
            }

            if (old == now)
            {
                return null;
            }

            _changed++;
            return pair;
        }

        public JsonObject Show(string before, string after) => new()
        {
            ["gradings"] = _gradings, ["changed"] = _changed, ["unreadable"] = _unreadable,
            ["matrix"] = new JsonObject(_matrix.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)new JsonObject(r.Value.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)))))),
            ["fines"] = new JsonObject
            {
                ["up"] = new JsonObject { ["cases"] = _fines[0].Count, ["sum"] = _fines[0].Sum }, ["down"] = new JsonObject { ["cases"] = _fines[1].Count, ["sum"] = _fines[1].Sum },
            },
            ["ruleSet"] = new JsonObject { ["old"] = before, ["new"] = after },
        };
    }
}

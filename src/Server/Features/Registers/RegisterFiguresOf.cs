using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>Statistics and rankings of what the person may see, within the filter of the list.</summary>
public sealed class RegisterFiguresOf(CaseDb db, RegisterQueries queries, TimeProvider clock)
{
    public async Task<IReadOnlyList<FigureItem>?> Of(Person person, string key, LedgerFilter filter, CancellationToken cancellation)
    {
        if (await queries.Find(person, key, cancellation) is not { } register)
        {
            return null;
        }

        var of = register.Definition;
        var today = LegalDay.Of(clock.GetUtcNow());
        var (facts, organisations) = (new List<EntryFacts>(), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var line in queries.Lines(person, register, filter, cancellation))
        {
            facts.Add(line.Data.Facts(line.State, today));
            organisations.Add(line.OrganisationId);
        }

        var names = await CodeNames.Of(db, [new JsonArray([.. of.Statistics.Select(s => s.By).OfType<string>().SelectMany(b => facts.Select(f => f.Value(b)?.ToString())).OfType<string>().Distinct().Select(v => (JsonNode)v)])], cancellation);
        var parameters = await Parameters(of, organisations.Count == 0 ? [person.OrganisationId] : organisations, cancellation);
        return [.. RegisterFigures.Of(of, facts, parameters).Select(v => Item(of, v, names))];
    }

    /// <summary>The figures of one period among their peers, the most conspicuous first.</summary>
    public async Task<Outcome<IReadOnlyList<StandingItem>>> Ranking(Person person, string key, string? period, CancellationToken cancellation)
    {
        if (await queries.Find(person, key, cancellation) is not { } register)
        {
            return RegisterRefusals.NoSuchRegister;
        }

        if (register.Definition.Ranking is not { } ranking)
        {
            return RegisterRefusals.NothingToCompare;
        }

        var lines = new Dictionary<string, LedgerRow>(StringComparer.Ordinal);
        await foreach (var line in queries.Lines(person, register, new LedgerFilter(), cancellation))
        {
            lines[line.Id] = line;
        }

        var of = register.Definition;
        period ??= lines.Values.Select(l => l.Data.Codes[ranking.Period]?.ToString()).Max(StringComparer.Ordinal);
        var figures = lines.Values.Where(l => l.Data.Codes[ranking.Period]?.ToString() == period).Select(l => new PeerFigure(
            l.Id, string.Join(" · ", ranking.Within.Select(w => l.Data.Value(of, w)).Append(l.OrganisationId)), l.Data.Value(of, ranking.Of), Number(l.Data.Codes[ranking.Value])));
        IReadOnlyList<StandingItem> standings =
        [
            .. PeerRanking.Of(figures, ranking.Least, ranking.Alert).OrderByDescending(s => s.Stands).ThenByDescending(s => s.Z ?? double.MinValue).ThenBy(s => s.Figure.Peers, StringComparer.Ordinal).ThenBy(s => s.Rank)
                .Select(s => new StandingItem(
                    s.Figure.Id, s.Figure.Who, string.Join(" · ", ranking.Within.Select(w => lines[s.Figure.Id].Data.Value(of, w))), s.Figure.Value, s.Rank, s.Peers, decimal.Round(s.Mean, 2),
                    s.Z is { } z ? Math.Round(z, 2) : null, s.Stands, lines[s.Figure.Id].State, of.State(lines[s.Figure.Id].State).Title)),
        ];
        return new Outcome<IReadOnlyList<StandingItem>>(standings, null);
    }

    private static decimal Number(JsonNode? value) => decimal.TryParse(value?.ToString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task<Dictionary<string, decimal>> Parameters(RegisterDefinition of, IEnumerable<string> organisations, CancellationToken cancellation)
    {
        var sums = of.Parameters.ToDictionary(p => p.Key, _ => 0m, StringComparer.Ordinal);
        foreach (var organisation in organisations)
        {
            foreach (var (name, value) in await UnitParameters.Of(db, of, organisation, cancellation))
            {
                sums[name] += value;
            }
        }

        return sums;
    }

    private static FigureItem Item(RegisterDefinition of, StatisticValue value, IReadOnlyDictionary<string, string> names)
    {
        var statistic = of.Statistics.First(s => s.Key == value.Key);
        var group = value.Group is { } code && statistic.By is { } by ? FormLines.Shown(of.Field(by) ?? [], JsonValue.Create(code), id => names.GetValueOrDefault(id)) is { Length: > 0 } shown ? shown : Texts.Of("registers.figure.not-filled-in") : null;
        return new FigureItem(value.Key, statistic.Title, value.Group, group, value.Part, value.Whole, value.Percent is { } percent ? Math.Floor(percent * 10) / 10 : null, statistic.Unit, statistic.Target);
    }
}

using System.Globalization;
using Qingyi.Domain.Grading;

namespace Qingyi.Tests.Rules;

/// <summary>Requests drawn at random from all that the contract allows.</summary>
internal static class Drawn
{
    private static readonly decimal[] Amounts = [0, 0.01m, 499.99m, 500, 1999, 2000, 4999.99m, 5000, 9999, 10000, 29999, 30000, 60000, 500000, 1000000, 25000000];

    public static GradingRequest Request(Random random, int number)
    {
        var actedOn = new DateOnly(1999, 5, 1).AddDays(random.Next(9900));
        return new GradingRequest
        {
            Id = "D-" + number.ToString(CultureInfo.InvariantCulture),
            ActedOn = actedOn,
            DiscoveredOn = random.Next(4) == 0 ? actedOn.AddDays(random.Next(2500)) : null,
            DecidedOn = actedOn.AddDays(2500 + random.Next(300)),
            Jurisdiction = random.Next(3) switch { 0 => "370000", 1 => "360000", _ => null },
            Subject = new GradingSubject
            {
                Kind = (SubjectKind)random.Next(9),
                ManagementPower = random.Next(3) == 0,
                PublicInstitution = random.Next(2) == 0,
                PartyMember = random.Next(3) == 0,
                Designated = random.Next(2) == 0,
                PriorSanctions = random.Next(4) == 0 ? [new PriorSanction((SanctionKind)random.Next(11), actedOn.AddDays(-random.Next(2000)), random.Next(2) == 0)] : [],
            },
            Findings = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Finding(random))],
            Circumstances = [.. Enum.GetValues<Circumstance>().Where(_ => random.Next(10) == 0)],
        };
    }

    private static GradingFinding Finding(Random random) => new()
    {
        Conduct = (Conduct)random.Next(23),
        Amount = random.Next(6) == 0 ? null : Amounts[random.Next(Amounts.Length)],
        Times = 1 + random.Next(5),
        Persons = 1 + random.Next(700),
        Harm = random.Next(4) == 0,
        Proven = random.Next(6) != 0,
        Points = random.Next(5) == 0 ? 1 + random.Next(12) : null,
        Trade = random.Next(3) == 0 ? (Trade)random.Next(4) : null,
    };
}

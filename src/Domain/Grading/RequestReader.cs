using System.Globalization;
using System.Text.Json;

namespace Qingyi.Domain.Grading;

/// <summary>Reads a request field by field, so that each fault can say where it is and what would be right.</summary>
internal static class RequestReader
{
    private static readonly string[] RequestFields =
        ["id", "actedOn", "actedFrom", "discoveredOn", "decidedOn", "jurisdiction", "subject", "findings", "circumstances"];

    private static readonly string[] SubjectFields = ["kind", "managementPower", "publicInstitution", "partyMember", "designated", "priorSanctions"];
    private static readonly string[] PriorFields = ["kind", "on", "forSameConduct"];
    private static readonly string[] FindingFields = ["conduct", "amount", "times", "persons", "harm", "proven", "points", "trade"];

    public static GradingReading Read(JsonElement element, DateOnly? asOf)
    {
        string? id = null;
        try
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String)
                id = given.GetString();
            var request = Request(element);
            CheckDates(request, asOf);
            return new GradingReading(id, request, null);
        }
        catch (FaultFound found)
        {
            return new GradingReading(id, null, found.Fault);
        }
        catch (InvalidOperationException)
        {
            // The reader's own answer to half of a surrogate pair, which is valid JSON but no text.
            return new GradingReading(id, null, new GradingFault("$", Texts.Chinese("grading.request.broken-characters")));
        }
    }

    private static GradingRequest Request(JsonElement element)
    {
        var at = new JsonFields(element, "$", RequestFields);
        return new GradingRequest
        {
            Id = at.RequiredText("id"),
            ActedOn = at.Date("actedOn") ?? throw at.Missing("actedOn", Texts.Chinese("grading.request.acted-on")),
            ActedFrom = at.Date("actedFrom"),
            DiscoveredOn = at.Date("discoveredOn"),
            DecidedOn = at.Date("decidedOn"),
            Jurisdiction = Jurisdiction(at),
            Subject = Subject(at.Required("subject", Texts.Chinese("grading.request.subject"))),
            Findings = [.. at.List("findings").Select((finding, i) => Finding(finding, $"$.findings[{i}]"))],
            Circumstances = [.. at.List("circumstances").Select((word, i) => JsonFields.Word<Circumstance>(word, $"$.circumstances[{i}]")).Distinct()],
        };
    }

    private static string? Jurisdiction(JsonFields at)
    {
        var code = at.Text("jurisdiction");
        if (code is not null && (code.Length != 6 || !code.All(char.IsAsciiDigit)))
            throw at.Wrong("jurisdiction", Texts.Chinese("grading.request.jurisdiction", code));
        return code;
    }

    private static GradingSubject Subject(JsonElement element)
    {
        var at = new JsonFields(element, "$.subject", SubjectFields);
        return new GradingSubject
        {
            Kind = JsonFields.Word<SubjectKind>(at.Required("kind", Texts.Chinese("grading.request.subject-kind")), "$.subject.kind"),
            ManagementPower = at.Truth("managementPower"),
            PublicInstitution = at.Truth("publicInstitution"),
            PartyMember = at.Truth("partyMember"),
            Designated = at.Truth("designated"),
            PriorSanctions = [.. at.List("priorSanctions").Select((prior, i) => Prior(prior, $"$.subject.priorSanctions[{i}]"))],
        };
    }

    private static PriorSanction Prior(JsonElement element, string path)
    {
        var at = new JsonFields(element, path, PriorFields);
        return new PriorSanction(
            JsonFields.Word<SanctionKind>(at.Required("kind", Texts.Chinese("grading.request.prior-kind")), path + ".kind"),
            at.Date("on") ?? throw at.Missing("on", Texts.Chinese("grading.request.prior-on")),
            at.Truth("forSameConduct"));
    }

    private static GradingFinding Finding(JsonElement element, string path)
    {
        var at = new JsonFields(element, path, FindingFields);
        return new GradingFinding
        {
            Conduct = JsonFields.Word<Conduct>(at.Required("conduct", Texts.Chinese("grading.request.conduct")), path + ".conduct"),
            Amount = at.Money("amount"),
            Times = at.Count("times", 1, int.MaxValue) ?? 1,
            Persons = at.Count("persons", 1, int.MaxValue) ?? 1,
            Harm = at.Truth("harm"),
            Proven = at.Truth("proven", absent: true),
            Points = at.Count("points", 1, 12),
            Trade = at.Optional("trade") is { } trade ? JsonFields.Word<Trade>(trade, path + ".trade") : null,
        };
    }

    private static void CheckDates(GradingRequest request, DateOnly? asOf)
    {
        if (request.ActedFrom > request.ActedOn)
            throw new FaultFound("$.actedFrom", Texts.Chinese("grading.request.acted-from-late", Day(request.ActedFrom), Day(request.ActedOn)));
        if (request.DiscoveredOn < request.ActedOn)
            throw new FaultFound("$.discoveredOn", Texts.Chinese("grading.request.discovered-before-act", Day(request.DiscoveredOn), Day(request.ActedOn)));
        if ((request.DecidedOn ?? asOf) is { } decided && decided < request.ActedOn)
            throw new FaultFound(
                request.DecidedOn is null ? "$.actedOn" : "$.decidedOn", Texts.Chinese("grading.request.decided-before-act", Day(decided), Day(request.ActedOn)));
        if (request.DiscoveredOn > request.DecidedOn)
            throw new FaultFound("$.discoveredOn", Texts.Chinese("grading.request.discovered-after-decision", Day(request.DiscoveredOn), Day(request.DecidedOn)));
        for (var i = 0; i < request.Subject.PriorSanctions.Count; i++)
        {
            if (request.Subject.PriorSanctions[i].On is var on && on > (request.DecidedOn ?? asOf))
                throw new FaultFound($"$.subject.priorSanctions[{i}].on", Texts.Chinese("grading.request.prior-after-decision", Day(on)));
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

using System.Text.Json;
using Qingyi.Client;
using Qingyi.Domain;

namespace Qingyi.Server.Http;

/// <summary>The one mapping from refusals to <c>application/problem+json</c>.</summary>
public static class Problems
{
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["no-such-case"] = 404,
        ["no-such-document"] = 404,
        ["document-too-early"] = 409,
        ["document-changed"] = 409,
        ["file-destroyed"] = 410,
        ["no-such-template"] = 404,
        ["template-changed"] = 409,
        ["template-waiting"] = 409,
        ["template-decided"] = 409,
        ["pdf-not-available"] = 503,
        ["pdf-failed"] = 503,
        ["no-such-job"] = 404,
        ["job-over"] = 409,
        ["job-file-gone"] = 410,
        ["no-such-matter"] = 404,
        ["no-such-task"] = 404,
        ["no-such-round"] = 404,
        ["no-such-figure"] = 404,
        ["figures-frozen"] = 409,
        ["notice-withdrawn"] = 409,
        ["list-fixed"] = 409,
        ["already-drawn"] = 409,
        ["already-repeated"] = 409,
        ["no-such-receipt"] = 404,
        ["no-such-notice"] = 404,
        ["no-such-page"] = 404,
        ["totp-enrolled"] = 409,
        ["no-such-file"] = 404,
        ["no-such-person"] = 404,
        ["no-such-organisation"] = 404,
        ["no-such-survey"] = 404,
        ["no-such-article"] = 404,
        ["account-changed"] = 409,
        ["account-closed"] = 409,
        ["organisation-changed"] = 409,
        ["organisation-closed"] = 409,
        ["organisation-in-use"] = 409,
        ["no-such-escalation"] = 404,
        ["no-such-deadline"] = 404,
        ["no-such-calendar"] = 404,
        ["no-such-letter"] = 404,
        ["calendar-known"] = 409,
        ["level-too-low"] = 403,
        ["deadline-over"] = 409,
        ["no-such-campaign"] = 404,
        ["no-such-duty"] = 404,
        ["no-such-absence"] = 404,
        ["absence-overlaps"] = 409,
        ["absence-over"] = 409,
        ["substitution-ended"] = 409,
        ["duty-met"] = 409,
        ["duty-waived"] = 409,
        ["campaign-running"] = 409,
        ["plan-exists"] = 409,
        ["plan-faulty"] = 400,
        ["plan-unusable"] = 400,
        ["reopening-asked"] = 409,
        ["no-such-definition"] = 404,
        ["no-such-incident"] = 404,
        ["incident-gone"] = 409,
        ["no-such-instance"] = 404,
        ["no-such-move"] = 404,
        ["no-such-schedule"] = 404,
        ["schedule-changed"] = 409,
        ["stale-draft"] = 409,
        ["no-such-register"] = 404,
        ["no-such-entry"] = 404,
        ["no-such-disclosure"] = 404,
        ["no-such-return"] = 404,
        ["return-changed"] = 409,
        ["return-state"] = 409,
        ["return-not-yours"] = 403,
        ["no-such-import"] = 404,
        ["entry-changed"] = 409,
        ["entry-exists"] = 409,
        ["import-done"] = 409,
        ["column-missing"] = 400,
        ["too-many-rows"] = 413,
        ["move-changed"] = 409,
        ["no-such-procedure"] = 404,
        ["procedure-running"] = 409,
        ["task-gone"] = 409,
        ["task-held"] = 409,
        ["stale-revision"] = 409,
        ["campaign-moved"] = 409,
        ["not-permitted"] = 403,
        ["password-change-required"] = 403,
        ["not-signed-in"] = 401,
        ["bad-credentials"] = 401,
        ["signature-missing"] = 401,
        ["signature-date"] = 401,
        ["signature-clock"] = 401,
        ["signature-wrong"] = 401,
        ["unknown-partner"] = 403,
        ["no-such-message"] = 404,
        ["message-id-reused"] = 409,
        ["locked"] = 423,
        ["too-many"] = 429,
        ["too-large"] = 413,
        ["unreadable"] = 400,
        ["publish-on-page"] = 400,
        ["invalid-data"] = 400,
        ["unsupported-file"] = 415,
    };

    private static readonly Dictionary<int, string> Titles = new()
    {
        [400] = Texts.Chinese("http.title.400"), [401] = Texts.Chinese("http.title.401"), [403] = Texts.Chinese("http.title.403"), [404] = Texts.Chinese("http.title.404"),
        [409] = Texts.Chinese("http.title.409"), [410] = Texts.Chinese("http.title.410"), [413] = Texts.Chinese("http.title.413"), [415] = Texts.Chinese("http.title.415"),
        [422] = Texts.Chinese("http.title.422"), [423] = Texts.Chinese("http.title.423"), [429] = Texts.Chinese("http.title.429"), [500] = Texts.Chinese("http.title.500"),
        [503] = Texts.Chinese("http.title.503"),
    };

    public static Problem Of(Refusal refusal) => Of(Status(refusal.Code), refusal);
    public static Problem Of(int status, Refusal refusal) => Problem.Of(status, refusal.Code, Titles.GetValueOrDefault(status, Texts.Of("http.title.other")), refusal.Sentence);

    /// <summary>422 unless the code says otherwise: the law or the state forbids the step.</summary>
    public static int Status(string code) => Statuses.GetValueOrDefault(code, 422);

    public static IResult Result(Refusal refusal) => Result(Of(refusal));

    public static IResult Result(Problem problem) => Results.Json(problem, WireJson.Options, Problem.MediaType, problem.Status);

    /// <summary>Field faults: JSON path to sentence.</summary>
    public static IResult Invalid(IReadOnlyDictionary<string, string> faults) =>
        Result(Of(400, new Refusal("invalid-data", string.Join("", faults.Values.Take(3)))) with
        {
            Extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["errors"] = JsonSerializer.SerializeToElement(faults, WireJson.Options) },
        });

    /// <summary>A refusal with the current state of what was fought over.</summary>
    public static IResult Conflict<T>(Refusal refusal, T current) =>
        Result(Of(refusal) with { Extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["current"] = JsonSerializer.SerializeToElement(current, WireJson.Options) } });

    public static IResult Result<T>(this Outcome<T> outcome, Func<T, IResult>? done = null) =>
        outcome.Refusal is { } refusal ? Result(refusal) : done?.Invoke(outcome.Value!) ?? Results.Json(outcome.Value, WireJson.Options);
}

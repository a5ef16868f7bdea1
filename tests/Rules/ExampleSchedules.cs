using Qingyi.Rules.Figures;

namespace Qingyi.Tests.Rules;

/// <summary>A province's table of discretion and the dated figures of an act, both right; tests make them wrong in one place.</summary>
internal static class ExampleSchedules
{
    public const string Guangdong = """
        {"id":"example-2026","title":"示例省裁量基准","jurisdiction":"440000","benchmark":{"from":"2026-07-01","to":null,"source":"示例","status":"in-force",
         "statute":"physicians-act","article":"56(5)","sides":["patient"],"waiverBelow":null,"steps":[
          {"label":"一般","grade":"usual","from":0,"to":8000,"fine":[10000,15000]},
          {"label":"严重","grade":"serious","from":8000,"to":null,"fine":[15000,30000],"suspension":[[6,9]]}]}}
        """;

    public const string Figures = """
        {"id":"example-act","title":"示例法","editions":[{"from":"2020-01-01","to":"2024-01-01","source":"示例","values":{"fine-min":100,"fine-max":200,"suspension-min-months":6,"suspension-max-months":12}},
         {"from":"2024-01-01","to":null,"source":"示例","values":{"fine-min":100,"min-share":1,"max-share":2}}]}
        """;

    /// <summary>The table as it stood before, in force from one day to another.</summary>
    public static string Earlier(string from, string to) =>
        Changed(Changed(Guangdong, "example-2026", "example-" + from[..4]), "\"from\":\"2026-07-01\",\"to\":null", $"\"from\":\"{from}\",\"to\":\"{to}\"");

    /// <summary>A text with something else in the place of what must stand in it.</summary>
    public static string Changed(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    /// <summary>What is wrong with the shipped schedules once these are among them.</summary>
    public static List<(string File, string Path, string Message)> FaultsWith(params (string Name, string Json)[] changes)
    {
        try
        {
            Graded.Schedules.With(changes);
            return [];
        }
        catch (ScheduleException refusal)
        {
            return refusal.Faults.Select(f => (f.File, f.Path, f.Message)).ToList();
        }
    }
}

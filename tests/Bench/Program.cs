using Qingyi.Bench;

// ops/bench [NAME]: one JSON object a line for each figure.
var benches = new Dictionary<string, Action>(StringComparer.Ordinal)
{
    ["engine"] = EngineBench.Run,
    ["rules"] = RulesBench.Run,
};

if (args.Length > 1 || (args.Length == 1 && !benches.ContainsKey(args[0])))
{
    Console.Error.WriteLine($"usage: ops/bench [{string.Join('|', benches.Keys)}]");
    return 2;
}

foreach (var (name, run) in benches)
{
    if (args.Length == 0 || args[0] == name)
    {
        run();
    }
}

return 0;

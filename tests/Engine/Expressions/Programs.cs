using System.Text;

namespace Qingyi.Tests.Engine.Expressions;

/// <summary>Random programs: grown from the grammar, or cut and stitched so that most are wrong somewhere.</summary>
internal sealed class Programs(int seed)
{
    private static readonly string[] Atoms =
    [
        "1", "0", "-1", "2.5", "1e21", "NaN", "Infinity", "'甲'", "''", "'abc'", "\"12\"", "true", "false", "null", "undefined", "variables.Name", "variables.Amount",
        "variables.Nope", "variables.None", "variables.Items", "variables['Day']", "facts", "facts.person", "facts.list", "facts.people", "facts.none", "nosuch", "x", "y",
        "getInput('Fee')", "getVariable('Name')", "getOutputFrom('a')", "getX()", "[]", "({})", "[3, 1, 2]", "({a: 1, b: [2]})", "new Date('2026-01-31')", "new Date(0)", "`t${1}`",
    ];

    private static readonly string[] Operators = ["+", "-", "*", "/", "%", "**", "==", "===", "!=", "!==", "<", ">", "<=", ">=", "&&", "||", "??", "in", "&", "=", ","];

    private static readonly string[] Members =
        ["length", "name", "age", "a", "0", "constructor", "__proto__", "toString", "prototype", "map", "people"];

    private static readonly string[] Methods =
    [
        "map", "filter", "some", "every", "find", "findIndex", "reduce", "flat", "flatMap", "includes", "indexOf", "join", "slice", "concat", "sort", "toSorted", "toReversed", "at", "with",
        "toUpperCase", "trim", "split", "replace", "replaceAll", "match", "search", "repeat", "padStart", "substring", "charAt", "startsWith", "toFixed", "toString", "getTime", "toISOString",
        "getUTCDay", "hasOwnProperty", "valueOf", "push", "constructor", "codePointAt",
    ];

    private static readonly string[] Functions =
    [
        "Number", "String", "Boolean", "parseInt", "parseFloat", "isNaN", "isNullOrEmpty", "isNullOrWhiteSpace", "toJson", "JSON.stringify", "JSON.parse", "Object.keys", "Object.values",
        "Object.entries", "Object.fromEntries", "Array.from", "Array.of", "Array.isArray", "Math.round", "Math.max", "Math.min", "Math.floor", "Date.parse", "Date.UTC", "Math.random", "eval", "setX",
    ];

    private static readonly string[] Patterns = ["/a/", "/\\d+/g", "/[a-c]+/i", "/(a)(b)?/", "/^$/", "/x*/g", "/(?:a|b)*/", "/(a)*/", "/[^\\s]/", "/(?=a)/", "/a{3}/", "/\\b/"];

    private const string Noise = "(){}[]<>+-*/%=!?:;,.`'\"\\$&|^~#@ \n\t0123456789abcxyzé甲😀_";

    private readonly Random random = new(seed);

    public string Next()
    {
        var program = Grow(random.Next(1, 6));
        return random.Next(3) == 0 ? Mutate(program) : program;
    }

    private string Grow(int depth)
    {
        if (depth == 0) return Pick(Atoms);
        switch (random.Next(14))
        {
            case 0: return $"({Grow(depth - 1)})";
            case 1 or 2: return $"{Grow(depth - 1)} {Pick(Operators)} {Grow(depth - 1)}";
            case 3: return $"{Grow(depth - 1)} ? {Grow(depth - 1)} : {Grow(depth - 1)}";
            case 4: return $"{Pick(["!", "-", "+", "typeof ", "~", "void "])}{Grow(depth - 1)}";
            case 5: return $"{Grow(depth - 1)}{Pick([".", "?."])}{Pick(Members)}";
            case 6: return $"{Grow(depth - 1)}[{Grow(depth - 1)}]";
            case 7: return $"[{Grow(depth - 1)}, ...{Grow(depth - 1)}]";
            case 8: return $"({{a: {Grow(depth - 1)}, [{Grow(depth - 1)}]: {Grow(depth - 1)}, ...{Grow(depth - 1)}}})";
            case 9: return $"`{Pick(["", "a", "\\n"])}${{{Grow(depth - 1)}}}`";
            case 10: return $"{Pick(Functions)}({Grow(depth - 1)})";
            case 11: return $"{Pick(Patterns)}.test({Grow(depth - 1)})";
            default: return $"{Grow(depth - 1)}{Pick([".", ".", "?."])}{Pick(Methods)}({Arguments(depth - 1)})";
        }
    }

    private string Arguments(int depth) => random.Next(7) switch
    {
        0 => "",
        1 => Grow(depth),
        2 => $"{Grow(depth)}, {Grow(depth)}",
        3 => $"{Pick(Patterns)}, {Grow(depth)}",
        4 => Pick(["Number", "Boolean", "String"]),
        5 => $"{Pick(["x", "(x, y)", "([x, y])", "({a: x, name: y})", "()"])} => {Grow(depth)}",
        _ => $"(x, y) => {Grow(depth)}, {Grow(depth)}",
    };

    private string Mutate(string program)
    {
        var text = new StringBuilder(program);
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0: text.Insert(at, Noise[random.Next(Noise.Length)]); break;
                case 1: if (text.Length > 0) text.Remove(Math.Min(at, text.Length - 1), 1); break;
                case 2: text.Insert(at, Pick(Atoms)); break;
                default:
                    var from = random.Next(text.Length + 1);
                    text.Append(text.ToString(Math.Min(from, at), Math.Abs(from - at)));
                    break;
            }
        }
        return text.ToString();
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Forms;
using Qingyi.Tests.Web.Gallery;

namespace Qingyi.Tests.Web;

public sealed partial class SchemaFormTests
{
    static Task<string> Form(SchemaFormView view) => Rendered.Piece<SchemaForm>(view);

    [Fact]
    public async Task Every_field_of_a_schema_gets_a_control_of_its_name()
    {
        var html = await Form(SchemaFormView.For(WorkSamples.IntakeSchema));

        foreach (var field in SchemaField.Of(WorkSamples.IntakeSchema, FormReader.Prefix).Where(field => field.Kind != FieldKind.Rows))
        {
            Assert.Contains($"name=\"{field.Name}\"", html, StringComparison.Ordinal);
        }

        Assert.Contains("name=\"data.findings[0].what\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"data.findings[1].amount\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_comes_back_with_the_sentence_beside_it()
    {
        var typed = new Dictionary<string, StringValues> { ["data.amount"] = "两千<b>", ["data.channel"] = "letter" };
        var reading = FormReader.Read(WorkSamples.IntakeSchema, typed, Words.Chinese);

        var html = await Form(SchemaFormView.Again(WorkSamples.IntakeSchema, reading));

        Assert.Contains("value=\"两千&lt;b&gt;\"", html, StringComparison.Ordinal);
        Assert.Contains("“涉及金额”须是数字，例如 3000.00。", html, StringComparison.Ordinal);
        Assert.Matches("value=\"letter\"[^>]* checked", html);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_errors_shows_none()
    {
        var html = await Form(SchemaFormView.For(WorkSamples.IntakeSchema));

        Assert.DoesNotContain("qy-wrong", html, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-invalid", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posting_the_form_as_it_was_rendered_gives_the_values_it_was_rendered_with()
    {
        var values = JsonNode.Parse("""
            { "channel": "visit", "institution": "示例市第一医院", "conduct": "kickback", "happenedOn": "2026-09-02", "amount": 2000, "text": "来访人反映骨科主任收受医药代表现金，有转账记录。",
              "findings": [ { "what": "收受现金", "times": 2, "amount": 2000 } ], "urgent": true }
            """)!.AsObject();

        var html = await Form(SchemaFormView.For(WorkSamples.IntakeSchema, values));
        var reading = FormReader.Read(WorkSamples.IntakeSchema, Posted(html), Words.Chinese);

        Assert.Empty(reading.Errors);
        Assert.True(JsonNode.DeepEquals(values, reading.Data), reading.Data.ToJsonString());
    }

    /// <summary>The fields that a browser would send for this HTML.</summary>
    static IEnumerable<KeyValuePair<string, StringValues>> Posted(string html)
    {
        var inputs = Input().Matches(html).Select(input => (Tag: input.Value, Name: Attribute(input.Value, "name"), Value: Attribute(input.Value, "value")))
            .Where(input => !Regex.IsMatch(input.Tag, "type=\"(checkbox|radio)\"") || input.Tag.Contains(" checked", StringComparison.Ordinal))
            .Select(input => (input.Name, input.Value));
        var areas = TextArea().Matches(html).Select(area => (area.Groups[1].Value, System.Net.WebUtility.HtmlDecode(area.Groups[2].Value)));
        var selects = Select().Matches(html).Select(select => (select.Groups[1].Value, Attribute(Chosen().Match(select.Value).Value, "value")));

        return inputs.Concat(areas).Concat(selects).GroupBy(field => field.Item1)
            .Select(field => KeyValuePair.Create(field.Key, new StringValues([.. field.Select(one => one.Item2)])));
    }

    static string Attribute(string tag, string name) =>
        System.Net.WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea [^>]*name=\"([^\"]*)\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex TextArea();

    [GeneratedRegex("<select [^>]*name=\"([^\"]*)\"[^>]*>.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option [^>]*selected[^>]*>")]
    private static partial Regex Chosen();
}

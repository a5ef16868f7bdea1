using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Forms;

namespace Qingyi.Tests.Web;

public sealed class FormReaderTests
{
    static JsonObject Schema(string properties, params string[] required) => JsonNode.Parse($$"""
        { "type": "object", "required": [{{string.Join(',', required.Select(name => $"\"{name}\""))}}], "properties": { {{properties}} } }
        """)!.AsObject();

    static FormReading Read(JsonObject schema, params (string Name, string Text)[] typed) =>
        FormReader.Read(schema, typed.GroupBy(field => field.Name).Select(field => KeyValuePair.Create("data." + field.Key, new StringValues([.. field.Select(one => one.Text)]))), Words.Chinese);

    const string Everything = """
        "conclusion": { "title": "结论", "enum": ["agree", "return"] },
        "law": { "title": "法律", "oneOf": [ { "const": "56-5", "title": "医师法第56条第5项" }, { "const": "26", "title": "处罚法第26条" } ] },
        "amount": { "type": "number", "title": "金额" },
        "times": { "type": "integer", "title": "次数" },
        "on": { "type": "string", "format": "date", "title": "日期" },
        "heldAt": { "type": "string", "format": "date-time", "title": "时间" },
        "harm": { "type": "boolean", "title": "造成损害" },
        "note": { "type": "string", "format": "textarea", "title": "说明" },
        "circumstances": { "type": "array", "title": "情节", "items": { "type": "string", "enum": ["confessed", "returned", "repeated"] } },
        "readers": { "type": "array", "title": "抄送", "items": { "type": "string" } },
        "findings": { "type": "array", "title": "事实", "items": { "type": "object", "properties": { "what": { "type": "string", "title": "行为" }, "amount": { "type": "number", "title": "金额" }, "proven": { "type": "boolean", "title": "属实" } } } },
        "subject": { "type": "object", "title": "当事人", "properties": { "kind": { "type": "string", "title": "身份" }, "prior": { "type": "integer", "title": "前科" } } }
        """;

    [Fact]
    public void Values_written_into_a_form_are_read_back_as_they_were()
    {
        var schema = Schema(Everything);
        var values = JsonNode.Parse("""
            {
              "conclusion": "agree", "law": "56-5", "amount": 4800.50, "times": 2, "on": "2026-11-22", "heldAt": "2026-11-22T14:05:00+08:00", "harm": true, "note": "第一行\n第二行",
              "circumstances": ["confessed", "returned"], "readers": ["医政科", "法制科"],
              "findings": [ { "what": "收受现金", "amount": 3000, "proven": true }, { "what": "收受礼品", "amount": 1800.50, "proven": false } ],
              "subject": { "kind": "physician", "prior": 0 }
            }
            """)!.AsObject();

        var reading = FormReader.Read(schema, FormWriter.Write(schema, values), Words.Chinese);

        Assert.Empty(reading.Errors);
        Assert.True(JsonNode.DeepEquals(values, reading.Data), reading.Data.ToJsonString());
    }

    [Fact]
    public void Defaults_of_the_schema_stand_in_an_empty_form()
    {
        var schema = Schema("""
            "times": { "type": "integer", "title": "次数", "default": 1 }, "conclusion": { "enum": ["agree", "return"], "default": "agree" }
            """);

        var reading = FormReader.Read(schema, FormWriter.Write(schema, null), Words.Chinese);

        Assert.Equal("""{"times":1,"conclusion":"agree"}""", reading.Data.ToJsonString());
    }

    [Fact]
    public void An_empty_field_that_is_not_required_is_left_out()
    {
        var reading = Read(Schema(Everything), ("amount", ""), ("note", "  "), ("harm", "true"));

        Assert.Equal("""{"harm":true}""", reading.Data.ToJsonString());
        Assert.True(reading.Ok);
    }

    [Fact]
    public void A_box_that_is_not_ticked_is_a_no()
    {
        Assert.False(Read(Schema(Everything)).Data["harm"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("""{ "type": "string", "title": "经过" }""", "请填写“经过”。")]
    [InlineData("""{ "type": "number", "title": "金额" }""", "请填写“金额”。")]
    [InlineData("""{ "title": "结论", "enum": ["a", "b"] }""", "请选择“结论”。")]
    [InlineData("""{ "type": "boolean", "title": "是否回避" }""", "请选择“是否回避”。")]
    [InlineData("""{ "type": "boolean", "title": "已核对原件", "const": true }""", "请勾选“已核对原件”后再提交。")]
    [InlineData("""{ "type": "array", "title": "情节", "items": { "enum": ["a"] } }""", "“情节”至少 1 项。")]
    [InlineData("""{ "type": "array", "title": "事实", "items": { "type": "object", "properties": { "what": { "type": "string" } } } }""", "“事实”至少 1 项。")]
    public void A_required_field_that_is_missing_is_named(string field, string sentence)
    {
        var reading = Read(Schema($"\"x\": {field}", "x"));

        Assert.Equal(sentence, reading.Errors["data.x"]);
        Assert.False(reading.Data.ContainsKey("x"));
    }

    [Theory]
    [InlineData("""{ "type": "number", "title": "金额" }""", "两千", "“金额”须是数字，例如 3000.00。")]
    [InlineData("""{ "type": "number", "title": "金额" }""", "1e3", "“金额”须是数字，例如 3000.00。")]
    [InlineData("""{ "type": "number", "title": "金额" }""", "1,00", "“金额”须是数字，例如 3000.00。")]
    [InlineData("""{ "type": "number", "title": "金额", "minimum": 0 }""", "-0.01", "“金额”不得小于 0。")]
    [InlineData("""{ "type": "number", "title": "金额", "exclusiveMinimum": 0 }""", "0", "“金额”须大于 0。")]
    [InlineData("""{ "type": "number", "title": "金额", "maximum": 30000 }""", "30000.01", "“金额”不得大于 30,000。")]
    [InlineData("""{ "type": "number", "title": "金额", "exclusiveMaximum": 5000 }""", "5000", "“金额”须小于 5,000。")]
    [InlineData("""{ "type": "number", "title": "金额", "multipleOf": 0.01 }""", "3000.005", "“金额”须是 0.01 的整数倍。")]
    [InlineData("""{ "type": "integer", "title": "次数" }""", "2.5", "“次数”须是整数，例如 3。")]
    [InlineData("""{ "type": "string", "format": "date", "title": "日期" }""", "2026-02-30", "“日期”须是日期，例如 2026-01-31。")]
    [InlineData("""{ "type": "string", "format": "date-time", "title": "时间" }""", "昨天", "“时间”须是日期和时间，例如 2026-01-31 14:05。")]
    [InlineData("""{ "type": "string", "format": "email", "title": "邮箱" }""", "张某", "“邮箱”须是电子邮箱，例如 name@example.cn。")]
    [InlineData("""{ "title": "结论", "enum": ["agree"] }""", "refuse", "“结论”不在可选范围内，请重新选择。")]
    [InlineData("""{ "type": "string", "title": "经过", "minLength": 5 }""", "收红包", "“经过”最少 5 字，现在 3 字。")]
    [InlineData("""{ "type": "string", "title": "经过", "maxLength": 2 }""", "收红包", "“经过”最多 2 字，现在 3 字。")]
    [InlineData("""{ "type": "string", "title": "文号", "pattern": "^示卫罚〔\\d{4}〕\\d+号$", "x-hint": "例如 示卫罚〔2026〕31号" }""", "31号", "“文号”的格式不对：例如 示卫罚〔2026〕31号")]
    [InlineData("""{ "type": "array", "title": "情节", "items": { "enum": ["a", "b"] } }""", "c", "“情节”不在可选范围内，请重新选择。")]
    public void What_is_wrong_is_said_with_what_would_be_right(string field, string typed, string sentence)
    {
        var reading = Read(Schema($"\"x\": {field}"), ("x", typed));

        Assert.Equal(sentence, reading.Errors["data.x"]);
        Assert.Equal(typed, reading.Typed["data.x"].ToString());
    }

    [Theory]
    [InlineData("3,000.50", 3000.50)]
    [InlineData("¥3000.50", 3000.50)]
    [InlineData("３０００．５０", 3000.50)]
    [InlineData(" 1,234,567 ", 1234567)]
    public void Money_may_be_typed_as_people_write_it(string typed, double yuan)
    {
        var reading = Read(Schema("\"x\": { \"type\": \"number\", \"title\": \"金额\" }"), ("x", typed));

        Assert.Equal((decimal)yuan, reading.Data["x"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("2026-1-5")]
    [InlineData("2026/01/05")]
    [InlineData("2026年1月5日")]
    [InlineData("20260105")]
    public void A_day_may_be_typed_as_people_write_it(string typed)
    {
        Assert.Equal("2026-01-05", Read(Schema("\"x\": { \"type\": \"string\", \"format\": \"date\" }"), ("x", typed)).Data["x"]!.GetValue<string>());
    }

    [Fact]
    public void Figures_keep_their_type_when_they_are_a_choice()
    {
        var reading = Read(Schema("\"x\": { \"title\": \"月数\", \"enum\": [6, 12] }"), ("x", "6"));

        Assert.Equal("""{"x":6}""", reading.Data.ToJsonString());
    }

    [Fact]
    public void Empty_rows_are_skipped_and_errors_stay_with_their_own_row()
    {
        var schema = Schema("""
            "findings": { "type": "array", "title": "事实", "items": { "type": "object", "required": ["what"], "properties": { "what": { "type": "string", "title": "行为" }, "amount": { "type": "number", "title": "金额" } } } }
            """);

        var reading = Read(schema, ("findings[0].what", " "), ("findings[0].amount", ""), ("findings[2].amount", "一千"), ("findings[10].what", "统方"));

        Assert.Equal("""{"findings":[{},{"what":"统方"}]}""", reading.Data.ToJsonString().Replace("\\u7EDF\\u65B9", "统方", StringComparison.Ordinal));
        Assert.Equal(["data.findings[2].amount", "data.findings[2].what"], reading.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void More_choices_than_allowed_are_refused()
    {
        var schema = Schema("\"x\": { \"type\": \"array\", \"title\": \"情节\", \"maxItems\": 1, \"items\": { \"enum\": [\"a\", \"b\"] } }");

        Assert.Equal("“情节”最多 1 项。", Read(schema, ("x", "a"), ("x", "b")).Errors["data.x"]);
    }

    [Fact]
    public void Fields_that_the_schema_does_not_name_and_read_only_ones_are_left_out()
    {
        var schema = Schema("\"x\": { \"type\": \"string\" }, \"fixed\": { \"type\": \"string\", \"readOnly\": true }");

        Assert.Equal("""{"x":"a"}""", Read(schema, ("x", "a"), ("fixed", "b"), ("stage", "decided")).Data.ToJsonString());
    }

    [Fact]
    public void Sentences_are_english_for_an_english_reader()
    {
        var schema = Schema("\"x\": { \"type\": \"number\", \"title\": \"Amount\" }", "x");

        Assert.Equal("Please fill in “Amount”.", FormReader.Read(schema, [], Words.English).Errors["data.x"]);
    }
}
